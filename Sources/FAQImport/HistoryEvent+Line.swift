package import FAQModel
import Foundation

extension HistoryEvent {
  /// Reads a line of a revisions file: one JSON object. The format is `docs/import-format.md`.
  ///
  /// - Parameters:
  ///   - number: the line's number, counted from 1.
  ///   - locale: the locale of texts that name none.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where the line is no such object; its text is
  ///   never the reason, unless it has more than 5 MiB.
  package init(line bytes: ArraySlice<UInt8>, number: Int, locale: LanguageTag) throws {
    var line = try HistoryLine(bytes, number: number)
    let path = try line.string("path")
    let formerPath = try line.string("old_path")
    let wish = try line.string("slug")
    let ownKey = try line.string("key")
    guard let key = ownKey ?? wish ?? path, !key.isEmpty else {
      throw line.refusal("it needs a 'key', a 'slug' or a 'path'")
    }
    let name = SourceName(path: path ?? wish ?? key)
    let claim = try line.claim()
    let event = try line.event()
    let words = try line.words(of: event, name: name, locale: locale)
    let wished = wish.flatMap { line.slug(wished: $0) }
    let slug = wished ?? words?.slug ?? name.slug

    self.init(
      line: number, key: key,
      formerKey: event == "rename" && ownKey == nil && wish == nil ? formerPath : nil, slug: slug,
      isSlugNamed: (wished ?? words?.slug) != nil,
      kind: event == "rename" ? .rename(slug) : event == "delete" ? .delete : .save,
      words: words, claim: claim, remarks: line.remarks,
      unread: Self.unread(line.object.members, in: event))
  }

  private static let memberNames: Set<String> = [
    "key", "slug", "path", "old_path", "event", "text", "fields", "body", "author", "date",
    "message", "encoding",
  ]

  /// The members that were not read: unknown ones, and what words would be made of, were there no others.
  private static func unread(_ members: [JSONValue.Member], in event: String) -> [String] {
    let said = Set(members.filter { $0.value != .null }.map(\.name))
    var passed: Set<String> = []
    if event == "delete" {
      passed = ["text", "fields", "body", "encoding"]
    } else {
      if !said.contains("fields") { passed.insert("body") }
      if !said.contains("text") { passed.insert("encoding") }
    }
    return members.map(\.name).filter { name in
      !memberNames.contains(name) || passed.contains(name) && said.contains(name)
    }
  }
}

/// A line of a revisions file, with what there is to say of it.
private struct HistoryLine {
  let object: JSONValue
  private let number: Int
  private(set) var remarks: [String] = []

  init(_ bytes: ArraySlice<UInt8>, number: Int) throws {
    self.number = number
    do {
      object = try JSONValue(readingUTF8: bytes)
    } catch let failure as JSONValue.ReadingFailure {
      throw Refusal.invalidFile(line: number, cause: failure.description)
    }
    guard case .object = object else { throw refusal("it is no JSON object") }
  }

  func refusal(_ cause: String) -> Refusal { .invalidFile(line: number, cause: cause) }

  private mutating func remark(_ cause: String) { remarks.append("Line \(number): \(cause).") }

  func string(_ name: String) throws -> String? {
    switch object[name] {
    case nil, .null: return nil
    case .string(let text): return text
    default: throw refusal("'\(name)' must be a text")
    }
  }

  func event() throws -> String {
    let event = try string("event") ?? "edit"
    guard ["create", "edit", "rename", "delete"].contains(event) else {
      throw refusal("'\(event.visibleOnOneLine)' is no event (create, edit, rename, delete)")
    }
    return event
  }

  mutating func claim() throws -> HistoryEvent.Claim {
    let date = try string("date")
    let time = date.flatMap { Instant(rfc3339: $0) }
    if let date, time == nil {
      remark("'\(date.visibleOnOneLine)' \(Instant.flaw(ofRFC3339: date)); it has no date")
    }
    let claim = HistoryEvent.Claim(
      author: try string("author") ?? "", time: time, message: try string("message") ?? "")
    if claim.message.has(0) { remark("each NUL in its message became U+FFFD") }
    return claim
  }

  mutating func slug(wished text: String) -> Slug? {
    let slug = Slug(text)
    if slug == nil { remark("'\(text.visibleOnOneLine)' is no slug; one was made of it") }
    return slug ?? Slug(title: text)
  }

  /// The text of an event; nil for one without.
  mutating func words(
    of event: String, name: SourceName, locale: LanguageTag
  ) throws -> CarriedText? {
    guard event != "delete" else { return nil }
    let words: CarriedText?
    do {
      words = try self.words(name: name, locale: locale)
    } catch Refusal.invalidText(let field, let cause) {
      throw refusal("\(field): \(cause)")
    } catch Refusal.invalidFile(_, let cause) {
      throw refusal(cause)
    }
    guard words != nil || event == "rename" else { throw refusal("it has no 'text'") }
    if let cause = words?.cause { remark(cause) }
    remarks += words?.notes.map { "Line \(number): \($0)" } ?? []
    return words
  }

  private func words(name: SourceName, locale: LanguageTag) throws -> CarriedText? {
    let text = try string("text")
    let encoding = try string("encoding") ?? "utf-8"
    guard ["utf-8", "base64"].contains(encoding) else {
      throw Refusal.invalidFile(
        cause: "'\(encoding.visibleOnOneLine)' is no encoding (utf-8, base64)")
    }
    switch object["fields"] {
    case nil, .null: break
    case .object(let fields):
      guard text == nil else { throw Refusal.invalidFile(cause: "it has both 'text' and 'fields'") }
      return try CarriedText(
        fields: fields, body: try string("body") ?? "", name: name, locale: locale)
    default: throw Refusal.invalidFile(cause: "'fields' must be an object")
    }
    guard let text else { return nil }
    guard encoding == "base64" else { return try CarriedText(text, name: name, locale: locale) }
    guard let data = Data(base64Encoded: text) else {
      throw Refusal.invalidFile(cause: "'text' is no base64")
    }
    return try CarriedText(Array(data), name: name, locale: locale)
  }
}
