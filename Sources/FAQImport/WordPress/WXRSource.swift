import FAQModel
import FAQXML

/// The questions of a WordPress export (WXR 1.0 to 1.2). The words of some items at a time are read on all cores,
/// while the file is read on.
///
/// A file is read by itself, also where a site was exported into several.
package struct WXRSource {
  /// Turns HTML into Markdown.
  package typealias Converter = @Sendable (String) throws -> AnswerMarkdown

  /// What is not taken so far.
  var refused: [SourceRefusal] = []
  /// The slugs of the posts that became questions so far, by ``WXRLinks/key(_:)`` of their addresses.
  var links: [String: String] = [:]

  let html: Converter
  let listener = WXRListener()
  var tally = Tally()
  var pieces: [String] = []
  /// The number of the item of each ID.
  var seen: [String: Int] = [:]
  /// The slugs that posts ask for.
  var slugs: Set<String> = []
  var files = WXRFiles()
  var forum = WXRForum()

  private let stream: XMLStream
  /// What is not read so far.
  private var rest: ArraySlice<UInt8>
  private let step: Int
  private var isAtEnd = false
  private var failure: (any Error)?
  /// Items whose words are being read while the file is read on.
  private var ahead: (items: [WXRItem], posts: Channel<WXRPost?>)?
  /// What the last items gave, the first at the end.
  private var ready: [SourceQuestion] = []

  /// So many bytes are read at once.
  package static let step = 64 * 1024

  /// - Parameters:
  ///   - bytes: the whole file.
  ///   - html: turns the HTML of an answer into Markdown; an item for which it throws a ``Refusal``
  ///     is refused.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where memory is short.
  init(_ bytes: [UInt8], html: @escaping Converter, step: Int = Self.step) throws {
    self.html = html
    self.step = step
    rest = bytes[...]
    stream = try XMLStream(listener: listener, prefix: WXRListener.prefix)
  }

  /// The next question; nil at the end of the file.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` for a file that is no WordPress export, or is
  ///   broken or cut off, after all the questions before that place.
  mutating func next() throws -> SourceQuestion? {
    while true {
      if let question = ready.popLast() { return question }
      let reading = ahead
      ahead = nil
      if !isAtEnd, failure == nil {
        readItems()
      } else if reading == nil {
        if let failure { throw failure }
        return nil
      }
      guard let reading else { continue }
      var questions: [SourceQuestion] = []
      for (item, post) in zip(reading.items, try reading.posts.next()) {
        questions += try self.questions(of: item, post)
      }
      ready = questions.reversed()
    }
  }

  /// Reads some items, whose words are then read on all cores.
  private mutating func readItems() {
    do {
      while !isAtEnd, listener.items.count < Self.mostItems { try readOn() }
    } catch Refusal.invalidFile(let line, let cause) {
      failure = Refusal.invalidFile(line: line, cause: counted(cause))
    } catch {
      failure = error
    }
    let items = listener.takeItems()
    guard !items.isEmpty else { return }
    let html = html
    let posts = Channel<WXRPost?>(ahead: 1) { push in
      _ = try push(items.concurrentMap { WXRPost($0, html: html) })
    }
    ahead = (items, posts)
  }

  /// So many items are read at once.
  private static let mostItems = 256

  /// What was left out so far, one entry a kind or a piece.
  var dropped: [String] {
    var all = pieces + tally.entries
    if stream.replaced > 0 {
      all.append("characters that XML does not allow, now U+FFFD: \(stream.replaced)")
    }
    if stream.isFollowed { all.append("what stands after the end of the export") }
    return all
  }

  /// The question with what only the whole file tells: links to other posts that became questions
  /// name these, and files have the descriptions of the site.
  ///
  /// It is complete only for a source that was read to its end.
  func completed(_ question: SourceQuestion) -> SourceQuestion {
    var completed = question
    let (body, count) = WXRLinks.rewrite(body: question.body, links: links)
    completed.body = body
    completed.remarks += SourceLinks.remarks(
      onRenamed: count, ("a post of the site", "posts of the site"))
    files.complete(&completed)
    return completed
  }

  /// Reads a whole file.
  ///
  /// - Throws: as ``next()``.
  package static func reading(
    _ bytes: [UInt8], html: @escaping Converter, step: Int = Self.step
  ) throws -> SourceReading {
    var source = try WXRSource(bytes, html: html, step: step)
    var questions: [SourceQuestion] = []
    while let question = try source.next() { questions.append(question) }
    questions = source.withoutForum(questions)
    var reading = SourceReading(questions: questions.map(source.completed))
    reading.refused = source.refused
    reading.dropped = source.dropped
    reading.origin = source.listener.site.address
    return reading
  }

  private mutating func readOn() throws {
    if rest.isEmpty {
      isAtEnd = true
      try stream.finish()
      guard listener.site.version != nil else { throw WXRListener.notWXR }
    } else {
      let part = Array(rest.prefix(step))
      rest = rest.dropFirst(part.count)
      try stream.read(part)
    }
  }

  private func counted(_ cause: String) -> String {
    switch listener.count {
    case 0: cause
    case 1: "\(cause); the 1 item before that is whole"
    case let count: "\(cause); the \(count) items before that are whole"
    }
  }
}
