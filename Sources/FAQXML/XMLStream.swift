// FAQXML reads XML that strangers hand in, piece by piece. It is pure: it opens nothing, and what the
// elements mean is the business of who listens.

import CExpat
import FAQModel
import Foundation

/// Reads XML 1.0 piece by piece with expat, and tells a listener what it holds.
///
/// It opens no file and no address, expands no entity but the five of XML, and holds no more than one
/// text. Only UTF-8 is read; ``XMLCleaner`` says what is replaced in it.
package final class XMLStream {
  /// Elements nested deeper are refused.
  package static let deepest = 100
  /// The size of the longest text between two tags, in bytes.
  package static let longestText = 16 * 1024 * 1024

  private let listener: any XMLListener
  private let parser: OpaquePointer
  private var names: XMLNames
  private var head: XMLHead? = XMLHead()
  private var cleaner = XMLCleaner()
  private var skippedLines = 0
  private var open: [String] = []
  private var text: [UInt8] = []
  private var failure: (any Error)?
  private var hasEnded = false

  /// Whether something that is no XML stands after the document; it is no part of it.
  package private(set) var isFollowed = false

  /// - Parameter prefix: the prefix that names of a namespace shall have, whatever the file calls
  ///   it; nil for a namespace that nobody asks for.
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` where memory is short.
  package init(listener: any XMLListener, prefix: @escaping (String) -> String?) throws {
    guard let parser = XML_ParserCreateNS("UTF-8", CChar(UInt8(ascii: "\n"))) else {
      throw Refusal.invalidFile(cause: "there is too little memory to read it")
    }
    self.parser = parser
    self.listener = listener
    names = XMLNames(prefix: prefix)
    XML_SetUserData(parser, Unmanaged.passUnretained(self).toOpaque())
    XML_SetElementHandler(
      parser, { XMLStream.of($0)?.begin($1, $2) }, { data, _ in XMLStream.of(data)?.end() })
    XML_SetCharacterDataHandler(parser) { XMLStream.of($0)?.add($1, Int($2)) }
    XML_SetProcessingInstructionHandler(parser) { data, target, _ in
      guard let stream = XMLStream.of(data), let target else { return }
      stream.attempt { try stream.listener.instruction(String(cString: target)) }
    }
    XML_SetCommentHandler(parser) { data, _ in XMLStream.of(data)?.listener.comment() }
    XML_SetStartDoctypeDeclHandler(parser) { data, _, _, _, declares in
      if declares != 0 { XMLStream.of(data)?.fail(XMLStream.declarations) }
    }
    XML_SetSkippedEntityHandler(parser) { data, _, _ in
      XMLStream.of(data)?.fail("it uses an entity that it does not define")
    }
  }

  deinit { XML_ParserFree(parser) }

  /// How many characters and bytes that XML forbids were replaced by U+FFFD.
  package var replaced: Int { cleaner.replaced }

  /// The line that is being read, counted from 1.
  package var line: Int { skippedLines + Int(clamping: XML_GetCurrentLineNumber(parser)) }

  /// Reads the next piece of the file.
  ///
  /// - Throws: what the listener throws, and ``Refusal/invalidFile(line:cause:)`` with the line for
  ///   what is no XML, nests deeper than ``deepest``, holds a text beyond ``longestText``, has a
  ///   document type with declarations, or is not in UTF-8. Nothing can be read after that.
  package func read(_ piece: [UInt8]) throws { try read(piece, isLast: false) }

  /// Says that the file ends here.
  ///
  /// - Throws: as ``read(_:)``, and where the document is not complete.
  package func finish() throws { try read([], isLast: true) }

  private func read(_ piece: [UInt8], isLast: Bool) throws {
    var piece = piece
    if head != nil {
      guard let whole = try head?.take(piece, isLast: isLast) else { return }
      skippedLines = head?.lines ?? 0
      head = nil
      piece = whole
    }
    try parse(cleaner.clean(piece, isLast: isLast)[...], isLast: isLast)
  }

  private func parse(_ bytes: ArraySlice<UInt8>, isLast: Bool) throws {
    var rest = bytes
    repeat {
      let part = rest.prefix(1 << 20)
      rest = rest.dropFirst(part.count)
      let status = part.withUnsafeBytes {
        XML_Parse(
          parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32($0.count),
          isLast && rest.isEmpty ? 1 : 0)
      }
      if let failure { throw failure }
      guard status != XML_STATUS_OK else { continue }
      guard hasEnded else { throw refusal(XML_GetErrorCode(parser)) }
      isFollowed = true
      return
    } while !rest.isEmpty
  }
}

extension XMLStream {
  private static let declarations =
    "its document type declares entities or elements; take the document type out"

  /// The stream that expat was given as user data.
  private static func of(_ data: UnsafeMutableRawPointer?) -> XMLStream? {
    data.map { Unmanaged<XMLStream>.fromOpaque($0).takeUnretainedValue() }
  }

  private func fail(_ cause: String) { attempt { throw refusal(cause) } }

  /// Does what may throw, within a call from expat, which no error passes through.
  @inline(__always)
  private func attempt(_ act: () throws -> Void) {
    guard failure == nil else { return }
    do {
      try act()
    } catch Refusal.invalidFile(nil, let cause) {
      failure = refusal(cause)
    } catch {
      failure = error
    }
    if failure != nil { XML_StopParser(parser, 0) }
  }

  private func begin(
    _ name: UnsafePointer<CChar>?, _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) {
    attempt {
      try tellText()
      guard open.count < Self.deepest else {
        throw refusal("its elements nest deeper than \(Self.deepest) levels")
      }
      let name = self.name(name)
      open.append(name)
      try listener.begin(name, attributes: attributes(pairs))
    }
  }

  private func end() {
    attempt {
      try tellText()
      if let name = open.popLast() { try listener.end(name) }
      hasEnded = open.isEmpty
    }
  }

  private func add(_ bytes: UnsafePointer<CChar>?, _ count: Int) {
    guard failure == nil, count > 0 else { return }
    guard text.count + count <= Self.longestText else {
      return fail("a text is longer than 16 MiB")
    }
    UnsafeRawPointer(bytes).map {
      text.append(contentsOf: UnsafeRawBufferPointer(start: $0, count: count))
    }
  }

  private func tellText() throws {
    guard !text.isEmpty else { return }
    try listener.text(text)
    text.removeAll(keepingCapacity: text.count < 1 << 20)
  }

  private func name(_ start: UnsafePointer<CChar>?) -> String {
    guard let start else { return "" }
    let count = strlen(start)
    return start.withMemoryRebound(to: UInt8.self, capacity: count) {
      names.name(UnsafeBufferPointer(start: $0, count: count))
    }
  }

  /// The attributes, which expat gives as names and values in turn, with a null at the end.
  private func attributes(
    _ pairs: UnsafeMutablePointer<UnsafePointer<CChar>?>?
  ) -> [XMLAttribute] {
    guard let pairs else { return [] }
    var attributes: [XMLAttribute] = []
    var index = 0
    while let key = pairs[index], let value = pairs[index + 1] {
      attributes.append(XMLAttribute(name: name(key), value: String(cString: value)))
      index += 2
    }
    return attributes
  }

  private func refusal(_ cause: String) -> Refusal { .invalidFile(line: line, cause: cause) }

  private func refusal(_ code: XML_Error) -> Refusal {
    switch code {
    case XML_ERROR_NO_ELEMENTS, XML_ERROR_UNCLOSED_TOKEN, XML_ERROR_UNCLOSED_CDATA_SECTION,
      XML_ERROR_PARTIAL_CHAR:
      return refusal(
        open.isEmpty ? "no XML document is there" : "it breaks off there; the rest is missing")
    case XML_ERROR_UNDEFINED_ENTITY: return refusal("it uses an entity that it does not define")
    default:
      return refusal("it is no well-formed XML: \(String(cString: XML_ErrorString(code)))")
    }
  }
}
