import Foundation

/// A part of a Word document with words (WordprocessingML, ECMA-376), as pandoc reads all of it.
enum WordText {
  /// The part with its simple fields as the complex ones that they stand for, and with breaks for carriage
  /// returns, since pandoc leaves the words of the ones out, and the others; nil where it has neither.
  static func readable(_ part: [UInt8]) -> [UInt8]? {
    var output: [UInt8] = []
    var kept = 0
    var place = 0
    while let start = part[place...].firstIndex(of: UInt8(ascii: "<")),
      let end = part[start...].firstIndex(of: UInt8(ascii: ">"))
    {
      place = end + 1
      guard let other = replacement(of: part[start..<place]) else { continue }
      output += part[kept..<start]
      output += other
      kept = place
    }
    return kept == 0 ? nil : output + part[kept...]
  }

  /// What stands instead of a tag; nil for one that stays.
  private static func replacement(of tag: ArraySlice<UInt8>) -> [UInt8]? {
    if tag.starts(with: "<w:cr/".utf8) || tag.starts(with: "<w:cr ".utf8) {
      return Array("<w:br/>".utf8)
    }
    if tag.elementsEqual("</w:fldSimple>".utf8) { return Array(mark("end").utf8) }
    guard tag.starts(with: "<w:fldSimple".utf8) else { return nil }
    if tag.dropLast().last == UInt8(ascii: "/") { return [] }
    let code = "<w:r><w:instrText>\(instruction(in: tag))</w:instrText></w:r>"
    return Array((mark("begin") + code + mark("separate")).utf8)
  }

  private static func mark(_ type: String) -> String {
    "<w:r><w:fldChar w:fldCharType=\"\(type)\"/></w:r>"
  }

  /// What a field says that its words are, as it is written.
  private static func instruction(in tag: ArraySlice<UInt8>) -> String {
    let parts = String(decoding: tag, as: UTF8.self).components(separatedBy: "w:instr=")
    guard parts.count > 1, let quote = parts[1].first else { return "" }
    return String(parts[1].dropFirst().prefix { $0 != quote })
  }
}
