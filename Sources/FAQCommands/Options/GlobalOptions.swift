import ArgumentParser
import FAQEditorial
import FAQModel
import FAQStore
import Foundation

/// The options that every command has.
struct GlobalOptions: ParsableArguments {
  @Option(
    name: .customLong("db"), help: ArgumentHelp("The database file.", valueName: "path"),
    completion: .file())
  var database: String?

  @Option(name: .customLong("as"), help: ArgumentHelp("Who you are.", valueName: "handle"))
  var actor: String?

  @Flag(name: .shortAndLong, help: "Say nothing but results and errors.")
  var quiet = false

  @Flag(name: .customLong("no-color"), help: "Use no colours (also with NO_COLOR set).")
  var noColor = false
}

extension GlobalOptions {
  /// The editorial office of the database that the options name, with the actor at work.
  func office(in session: Session) throws -> Editorial {
    Editorial(
      store: try store(in: session),
      actor: try handle(in: session), clock: session.clock, makeUUID: session.makeUUID)
  }

  /// The editorial office for somebody who only reads, whoever that is.
  func readingRoom(in session: Session) throws -> Editorial {
    Editorial(
      store: try store(in: session), actor: nil,
      clock: session.clock)
  }

  /// The database, open; says so where that brought it up to date.
  private func store(in session: Session) throws -> Store {
    let store = try session.databases.open(try databasePath(in: session))
    if let upgrade = store.upgrade {
      note(
        "Brought \(store.path) from schema version \(upgrade.from) to \(upgrade.to), for this faqcms; as it was, "
          + "it is in \(upgrade.copy)", in: session)
    }
    return store
  }

  /// Says something that is no result, unless `--quiet`.
  func note(_ text: String, in session: Session) {
    if !quiet { session.output.error(text.visible) }
  }

  func style(in session: Session) -> Style {
    let wantsNone = noColor || !(session.environment["NO_COLOR"] ?? "").isEmpty
    return Style(
      isColored: session.output.isTerminal && !wantsNone
        && session.environment["TERM"] != "dumb")
  }

  /// `--db`, else `FAQCMS_DB`, else the nearest `faqcms.db` from the working folder upwards.
  /// Where a new one may be made, that is `faqcms.db` in the working folder if none is found.
  func databasePath(in session: Session, isNew: Bool = false) throws -> String {
    if let database { return try session.absolute(database) }
    if let path = try session.variable("FAQCMS_DB") { return try session.absolute(path) }
    guard let start = session.workingFolder else { throw Refusal.noWorkingFolder }
    var folder = start
    while true {
      let path = (folder as NSString).appendingPathComponent("faqcms.db")
      if FileManager.default.fileExists(atPath: path) { return path }
      let parent = (folder as NSString).deletingLastPathComponent
      guard parent.utf8.count < folder.utf8.count else { break }
      folder = parent
    }
    if isNew { return try session.absolute("faqcms.db") }
    throw Refusal.noDatabaseFound(start)
  }

  /// `--as`, else `FAQCMS_USER`, else the operating system's user.
  private func handle(in session: Session) throws -> Handle? {
    if let name = try actor ?? session.variable("FAQCMS_USER") {
      guard let handle = Handle(name) else { throw Refusal.invalidHandle(name) }
      return handle
    }
    return Handle.suggested(for: session.account().name)
  }
}

extension Handle {
  /// The handle made from an operating system's user name; nil where nothing of it can be kept.
  static func suggested(for user: String) -> Handle? {
    let text = user.lowercased().filter {
      $0.isASCII && ($0.isLetter || $0.isNumber || "._-".contains($0))
    }
    return Handle(text) ?? Handle("_" + text)
  }
}
