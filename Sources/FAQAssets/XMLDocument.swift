import CExpat

/// The name of an element or attribute: its namespace, empty for none, and its local name.
struct XMLName: Equatable {
  let space: String
  let local: String

  init(_ space: String, _ local: String) {
    self.space = space
    self.local = local
  }

  /// A name as Expat gives it: both parts with an LF between them.
  fileprivate init(_ name: UnsafePointer<XML_Char>) {
    let parts = String(cString: name).split(separator: "\n", maxSplits: 1)
    self.init(parts.count > 1 ? String(parts[0]) : "", String(parts.last ?? ""))
  }
}

/// A whole XML document, read from its beginning to its end.
enum XMLDocument {
  enum Event {
    case start(XMLName, [(name: XMLName, value: String)])
    case end
    case text(String)
    case instruction(String)
  }

  private static let deepest = 200

  /// Gives each event in order. No entity is declared and nothing else is loaded.
  ///
  /// - Throws: ``Unfit`` where it is no XML, and what `body` throws.
  static func read(_ bytes: [UInt8], _ body: @escaping (Event) throws -> Void) throws {
    guard let parser = XML_ParserCreateNS(nil, XML_Char(UInt8(ascii: "\n"))) else {
      throw Unfit.cutOff
    }
    defer { XML_ParserFree(parser) }
    let state = State(parser, body)
    XML_SetUserData(parser, Unmanaged.passUnretained(state).toOpaque())
    setHandlers(of: parser)
    let status = bytes.withUnsafeBytes {
      XML_Parse(
        parser, $0.baseAddress?.assumingMemoryBound(to: CChar.self), Int32(clamping: $0.count), 1)
    }
    if let failure = state.failure { throw failure }
    guard status == XML_STATUS_OK else {
      throw Unfit("line \(XML_GetCurrentLineNumber(parser)) of it is no XML")
    }
  }

  private final class State {
    let parser: XML_Parser
    let body: (Event) throws -> Void
    var depth = 0
    var failure: (any Error)?

    init(_ parser: XML_Parser, _ body: @escaping (Event) throws -> Void) {
      self.parser = parser
      self.body = body
    }

    func give(_ event: Event) {
      guard failure == nil else { return }
      do { try body(event) } catch { stop(error) }
    }

    func stop(_ error: any Error) {
      failure = error
      XML_StopParser(parser, XML_Bool(0))
    }

    static func from(_ data: UnsafeMutableRawPointer?) -> State? {
      data.map { Unmanaged<State>.fromOpaque($0).takeUnretainedValue() }
    }
  }

  private static func setHandlers(of parser: XML_Parser) {
    XML_SetElementHandler(
      parser,
      { data, name, attributes in
        guard let state = State.from(data), let name, let attributes else { return }
        state.depth += 1
        guard state.depth <= XMLDocument.deepest else {
          return state.stop(Unfit("its elements are nested too deeply"))
        }
        state.give(.start(XMLName(name), XMLDocument.pairs(attributes)))
      },
      { data, _ in
        State.from(data)?.depth -= 1
        State.from(data)?.give(.end)
      })
    XML_SetCharacterDataHandler(parser) { data, text, length in
      guard let text else { return }
      let bytes = UnsafeRawBufferPointer(start: text, count: Int(length))
      State.from(data)?.give(.text(String(decoding: bytes, as: UTF8.self)))
    }
    XML_SetProcessingInstructionHandler(parser) { data, target, _ in
      guard let target else { return }
      State.from(data)?.give(.instruction(String(cString: target)))
    }
    XML_SetEntityDeclHandler(parser) { data, _, _, _, _, _, _, _, _ in
      State.from(data)?.stop(Unfit("it declares entities"))
    }
  }

  private static func pairs(
    _ attributes: UnsafeMutablePointer<UnsafePointer<XML_Char>?>
  ) -> [(name: XMLName, value: String)] {
    var pairs: [(name: XMLName, value: String)] = []
    var index = 0
    while let name = attributes[index], let value = attributes[index + 1] {
      pairs.append((XMLName(name), String(cString: value)))
      index += 2
    }
    return pairs
  }
}
