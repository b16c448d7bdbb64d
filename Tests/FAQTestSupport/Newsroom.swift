// FAQTestSupport gives tests an editorial office of their own: a store in a temporary folder, fixed
// names, a fixed clock, and texts that are plainly samples.

package import FAQEditorial
package import FAQModel
package import FAQStore
import Foundation
import Synchronization

/// An office with a writer, two reviewers and a publisher, in a folder that goes when it goes.
package final class Newsroom: Sendable {
  package let folder: TemporaryFolder
  package let clock = TestClock()
  private let uuids = TestUUIDs()
  package let store: Store

  /// Mara writes, Jon writes and reviews, Anna and Ben review, Pia publishes and is admin.
  package init() throws {
    folder = try TemporaryFolder()
    let clock = clock
    let initialize = InitializeSite(
      title: "Sample FAQ", locale: try require(LanguageTag("en")), founder: .pia,
      founderName: "Pia Sample")
    store = try initialize.create(
      at: folder.path + "/faqcms.db", clock: { clock.now() }, makeUUID: uuids.next)
    let admin = office(.pia)
    for (handle, name, roles) in [
      (Handle.mara, "Mara Sample", [Role.writer]), (.jon, "Jon Sample", [.writer]),
      (.anna, "Anna Sample", [.reviewer]), (.ben, "Ben Sample", [.reviewer]),
    ] {
      let credentials = roles == [.reviewer] ? "MD" : ""
      try admin.perform(
        AddContributor(handle: handle, name: name, roles: roles, credentials: credentials))
    }
    try admin.perform(
      AddContributor(handle: .jon, name: "", roles: [.reviewer], credentials: "MD"))
    try admin.perform(AddCategory(slug: .shelf, title: "Shelf"))
  }

  /// A newsroom in which a sample by Mara is in review.
  package static func inReview() throws -> (newsroom: Newsroom, id: Article.ID) {
    let newsroom = try Newsroom()
    let id = try newsroom.draft()
    try newsroom.submit(id)
    return (newsroom, id)
  }

  /// The office with a person at work.
  package func office(_ handle: Handle) -> Editorial {
    let clock = clock
    return Editorial(
      store: store, actor: handle, clock: { clock.now() }, makeUUID: uuids.next)
  }

  package var path: String { store.path }

  /// Drafts a sample by Mara.
  @discardableResult
  package func draft(_ title: String = "Is this a sample?", _ body: String = "Yes.") throws
    -> Article.ID
  {
    try office(.mara).perform(StartDraft(text: .sample(title, body))).revision.article
  }

  /// Saves another body.
  package func edit(_ id: Article.ID, _ body: String, as handle: Handle = .mara) throws {
    try office(handle).perform(EditDraft(article: ArticleAddress(id)) { $0.body = body })
  }

  package func submit(_ id: Article.ID) throws {
    try office(.mara).perform(SubmitDraft(article: ArticleAddress(id)))
  }

  @discardableResult
  package func approve(_ id: Article.ID, as handle: Handle = .anna) throws
    -> ApproveRevision.Approval
  {
    try office(handle).perform(ApproveRevision(article: ArticleAddress(id)))
  }

  @discardableResult
  package func publish(
    _ id: Article.ID, at from: Instant? = nil, until: Instant? = nil
  ) throws -> PublishRevision.Published {
    try office(.pia).perform(
      PublishRevision(article: ArticleAddress(id), from: from, until: until))
  }

  /// Says what is known of a reviewer.
  package func know(_ handle: Handle, _ profile: ReviewerProfile) throws {
    var edit = EditContributor(handle: handle)
    edit.profile = profile
    try office(.pia).perform(edit)
  }

  package func withdraw(_ id: Article.ID) throws {
    try office(.pia).perform(
      WithdrawArticle(article: ArticleAddress(id), reason: "Sample reason"))
  }

  /// Drafts, submits, approves and publishes.
  package func published(_ title: String = "Is this a sample?", _ body: String = "Yes.") throws
    -> Article.ID
  {
    let id = try draft(title, body)
    try submit(id)
    try approve(id)
    try publish(id)
    return id
  }

  package func summary(_ id: Article.ID) throws -> ArticleSummary {
    try require(try office(.pia).articles().first { $0.id == id })
  }

  /// What the public sees, by number.
  package func bodies(asOf time: Instant? = nil) throws -> [Article.ID: String] {
    let entries = try office(.pia).snapshot(asOf: time).snapshot.entries
    return Dictionary(
      entries.map { ($0.article.id, $0.text.body) }, uniquingKeysWith: { $1 })
  }
}

/// The value, or an error where there is none.
private func require<Value>(_ value: Value?) throws -> Value {
  guard let value else { throw MissingValue() }
  return value
}

private struct MissingValue: Error {}

extension Handle {
  package static let mara = Handle(stored: "mara")
  package static let jon = Handle(stored: "jon")
  package static let anna = Handle(stored: "anna")
  package static let ben = Handle(stored: "ben")
  package static let pia = Handle(stored: "pia")
}

extension Slug {
  package static let shelf = Slug("shelf")!
}

extension ArticleText {
  /// A text that is plainly a sample.
  package static func sample(_ title: String, _ body: String) -> ArticleText {
    ArticleText(title: title, locale: LanguageTag(stored: "en"), category: .shelf, body: body)
  }
}

/// A clock that shows 2026-01-05 09:00 UTC and one minute more each time that it is asked.
package final class TestClock: Sendable {
  private let time = Mutex(Instant(milliseconds: 1_767_603_600_000))

  package init() {}

  package func now() -> Instant {
    time.withLock { time in
      time = Instant(milliseconds: time.milliseconds + 60_000)
      return time
    }
  }

  /// The time that it shows next, without asking.
  package var next: Instant { time.withLock { Instant(milliseconds: $0.milliseconds + 60_000) } }

  package func advance(months: Int) { time.withLock { $0 = $0.adding(months: months) } }

  package func set(_ instant: Instant) { time.withLock { $0 = instant } }
}

/// UUIDs that are the same in every run.
package final class TestUUIDs: Sendable {
  private let count = Mutex(0)

  package init() {}

  package var next: @Sendable () -> String {
    {
      self.count.withLock { count in
        count += 1
        let number = String(count)
        return "00000000-0000-4000-8000-"
          + String(repeating: "0", count: 12 - number.count) + number
      }
    }
  }
}

/// A folder that is removed with everything in it when this goes.
package final class TemporaryFolder: Sendable {
  package let path: String

  package init() throws {
    var template = Array("/tmp/faqcms-test-XXXXXX".utf8CString)
    guard mkdtemp(&template) != nil else { throw MissingValue() }
    path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
  }

  deinit { try? FileManager.default.removeItem(atPath: path) }

  /// Writes a file and returns its path.
  @discardableResult
  package func write(_ name: String, _ text: String) throws -> String {
    try write(name, Array(text.utf8))
  }

  @discardableResult
  package func write(_ name: String, _ bytes: [UInt8]) throws -> String {
    let file = path + "/" + name
    try FileManager.default.createDirectory(
      atPath: (file as NSString).deletingLastPathComponent, withIntermediateDirectories: true)
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    return file
  }

  package func exists(_ name: String) -> Bool {
    FileManager.default.fileExists(atPath: path + "/" + name)
  }

  package func read(_ name: String) throws -> String {
    String(decoding: try Data(contentsOf: URL(fileURLWithPath: path + "/" + name)), as: UTF8.self)
  }
}
