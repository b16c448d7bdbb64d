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
    func refusal(_ cause: String) -> Refusal { .invalidFile(line: number, cause: cause) }
    let object: JSONValue
    do {
      object = try JSONValue(readingUTF8: bytes)
    } catch let failure as JSONValue.ReadingFailure {
      throw refusal(failure.description)
    }
    guard case .object(let members) = object else { throw refusal("it is no JSON object") }
    func string(_ name: String) throws -> String? {
      switch object[name] {
      case nil, .null: return nil
      case .string(let text): return text
      default: throw refusal("'\(name)' must be a text")
      }
    }
    let path = try string("path")
    let formerPath = try string("old_path")
    let wish = try string("slug")
    let ownKey = try string("key")
    guard let key = ownKey ?? wish ?? path, !key.isEmpty else {
      throw refusal("it needs a 'key', a 'slug' or a 'path'")
    }
    let name = SourceName(path: path ?? wish ?? key)
    var remarks: [String] = []
    func remark(_ cause: String) { remarks.append("Line \(number): \(cause).") }

    let time = try string("date").flatMap { text -> Instant? in
      let time = Instant(rfc3339: text)
      if time == nil {
        remark("'\(text.visibleOnOneLine)' \(Instant.flaw(ofRFC3339: text)); it has no date")
      }
      return time
    }
    let claim = Claim(
      author: try string("author") ?? "", time: time, message: try string("message") ?? "")
    if claim.message.has(0) { remark("each NUL in its message became U+FFFD") }
    let event = try string("event") ?? "edit"
    guard ["create", "edit", "rename", "delete"].contains(event) else {
      throw refusal("'\(event.visibleOnOneLine)' is no event (create, edit, rename, delete)")
    }
    var words: CarriedText?
    if event != "delete" {
      do {
        words = try Self.words(object, string, name: name, locale: locale)
      } catch Refusal.invalidText(let field, let cause) {
        throw refusal("\(field): \(cause)")
      } catch Refusal.invalidFile(_, let cause) {
        throw refusal(cause)
      }
      guard words != nil || event == "rename" else { throw refusal("it has no 'text'") }
    }
    if let cause = words?.cause { remark(cause) }
    remarks += words?.notes.map { "Line \(number): \($0)" } ?? []
    let wished = wish.flatMap { text in
      let slug = Slug(text)
      if slug == nil { remark("'\(text.visibleOnOneLine)' is no slug; one was made of it") }
      return slug ?? Slug(title: text)
    }
    let slug = wished ?? words?.slug ?? name.slug

    self.init(
      line: number, key: key,
      formerKey: event == "rename" && ownKey == nil && wish == nil ? formerPath : nil, slug: slug,
      isSlugNamed: (wished ?? words?.slug) != nil,
      kind: event == "rename" ? .rename(slug) : event == "delete" ? .delete : .save,
      words: words, claim: claim, remarks: remarks,
      unread: Self.unread(members, in: event))
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

  private static func words(
    _ object: JSONValue, _ string: (String) throws -> String?, name: SourceName, locale: LanguageTag
  ) throws -> CarriedText? {
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
