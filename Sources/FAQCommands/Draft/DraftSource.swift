import FAQHTML
import FAQModel
import Foundation

/// Where the text of a draft comes from: a file, the standard input, or the editor.
struct DraftSource {
  private let bytes: [UInt8]
  /// The command that takes a file with the text in its place.
  private let command: String
  private let global: GlobalOptions
  /// The user's own file, where there is one.
  private let file: String?
  private let edited: EditFile?

  /// Reads the file or standard input named; without one runs the editor on a template, or takes no
  /// text where the template is nil.
  init(
    _ path: String?, for command: String, _ global: GlobalOptions,
    named name: String = "draft.md", in session: Session,
    template: () throws -> String?
  )
    throws
  {
    self.command = command
    self.global = global
    if let path {
      bytes = try InputFile.read(path, in: session)
      file = path == "-" ? nil : path
      edited = try file.flatMap { try EditFile(keptAt: $0, in: session) }
      return
    }
    file = nil
    guard let template = try template() else {
      bytes = []
      edited = nil
      return
    }
    let editor = try TextEditor(in: session)
    let edited = try EditFile(named: name, containing: Array(template.utf8), in: session)
    do {
      try editor.edit(edited, in: session)
      bytes = try InputFile.read(edited.path, in: session)
    } catch let refusal as Refusal {
      if !edited.exists
        || (try? InputFile.read(edited.path, in: session)) == Array(template.utf8)
      {
        edited.remove()
        throw refusal
      }
      throw KeptText(reason: refusal, path: edited.path, command: command, global: global)
    }
    if bytes == Array(template.utf8) {
      edited.remove()
      throw Refusal.nothingToChange("the text was left as it was")
    }
    self.edited = edited
  }

  /// Saves the text; when that is refused, says in which file the text is kept.
  func keeping<Result>(
    in session: Session, _ save: ([UInt8]) throws -> Result
  ) throws -> Result {
    do {
      let result = try save(bytes)
      edited?.remove()
      return result
    } catch let kept as KeptText {
      // What was edited is in the file that is kept.
      edited?.remove()
      throw kept
    } catch Refusal.nothingSaid {
      edited?.remove()
      throw Refusal.nothingSaid
    } catch let refusal as Refusal where !bytes.isEmpty {
      if let file { throw KeptText(reason: refusal, path: file, command: command, global: global) }
      guard let kept = try? edited ?? EditFile(named: "draft.md", containing: bytes, in: session)
      else {
        session.output.error(
          "note: Your text cannot be kept in a file either; keep it where it is. XDG_STATE_HOME names a folder for "
            + "such files, else HOME.")
        throw refusal
      }
      throw KeptText(reason: refusal, path: kept.path, command: command, global: global)
    } catch {
      if bytes.isEmpty { edited?.remove() }
      throw error
    }
  }
}

extension GlobalOptions {
  /// Tells an author which markup of a body readers would see, and which addresses they would not.
  func noteMarkup(in body: String, _ session: Session) {
    let oddities = MarkdownOddities(of: body)
    if let raw = Self.named(oddities.rawHTML) {
      note(
        "note: Readers see HTML as it is written: \(raw). Write Markdown, and characters such as ⁹ or ½.",
        in: session)
    }
    if let addresses = Self.named(oddities.looseAddresses) {
      note(
        "note: A link leads to \(addresses), which is no page. Begin it with / or https://; where it is no link, put a "
          + "\\ before its [.",
        in: session)
    }
    if let addresses = Self.named(oddities.hiddenAddresses) {
      note(
        "note: Readers see only the words in place of \(addresses): links begin with https, http, mailto, tel or sms, "
          + "images with https or http.",
        in: session)
    }
  }

  /// The first of what was found in a text, for a sentence; nil where nothing was.
  private static func named(_ found: [String]) -> String? {
    found.isEmpty ? nil : found.quoted(most: 3, length: 40)
  }
}
