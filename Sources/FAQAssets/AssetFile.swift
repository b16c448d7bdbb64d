// FAQAssets looks into files that texts are to show: what they are by their content, whether they are
// safe to publish, and what they tell of people besides. It is pure: bytes in, bytes out; it opens no
// file and knows no database.

package import FAQModel

/// A file whose content was found to be of a kind that can be kept.
package struct AssetFile: Sendable {
  package let bytes: [UInt8]
  package let type: AssetType
  /// What it tells besides what it shows.
  package let metadata: [AssetMetadata]

  /// Looks into a file.
  ///
  /// - Parameter name: what the file is called, for refusals.
  /// - Throws: ``Refusal/invalidAsset(file:cause:)`` for a file of no kind that can be kept, one that
  ///   is cut off or damaged, and one that holds programs.
  package init(_ bytes: [UInt8], name: String) throws {
    do {
      guard !bytes.isEmpty else { throw Unfit("it is empty") }
      guard let type = Self.type(of: bytes) else {
        throw Unfit(
          "its content is of no kind that can be shown (PNG, JPEG, GIF, WebP, AVIF, SVG, PDF)")
      }
      try self.init(bytes, type)
    } catch let unfit as Unfit {
      throw Refusal.invalidAsset(file: name, cause: unfit.cause)
    }
  }

  private init(_ bytes: [UInt8], _ type: AssetType) throws {
    self.bytes = bytes
    self.type = type
    metadata = try Self.metadata(type, bytes)
  }

  /// A picture that stands in a drawing: one of pixels.
  ///
  /// - Throws: ``Unfit`` for anything else, and for one that is cut off or damaged.
  static func picture(_ bytes: [UInt8]) throws -> AssetFile {
    guard let type = type(of: bytes), [.png, .jpeg, .gif, .webp].contains(type) else {
      throw Unfit("its content is no picture (PNG, JPEG, GIF, WebP)")
    }
    return try AssetFile(bytes, type)
  }

  /// The same picture without what it tells besides; how it is turned is kept.
  ///
  /// - Throws: ``Refusal/invalidAsset(file:cause:)`` for kinds from which nothing can be taken out.
  package func withoutMetadata(name: String) throws -> AssetFile {
    let left: [UInt8]
    do {
      switch type {
      case .jpeg: left = try JPEGFile(bytes).withoutMetadata
      case .png: left = try PNGFile(bytes).withoutMetadata
      case .webp: left = try WebPFile(bytes).withoutMetadata
      case .gif, .avif, .svg, .pdf:
        if metadata.isEmpty, type != .pdf { return self }
        throw Unfit(
          "metadata is taken out of JPEG, PNG and WebP files only; save it without from the program "
            + "that made it")
      }
    } catch let unfit as Unfit {
      throw Refusal.invalidAsset(file: name, cause: unfit.cause)
    }
    return try AssetFile(left, name: name)
  }

  private static func type(of bytes: [UInt8]) -> AssetType? {
    if bytes.starts(with: PNGFile.signature) { return .png }
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) { return .jpeg }
    if bytes.starts(with: "GIF87a".utf8) || bytes.starts(with: "GIF89a".utf8) { return .gif }
    if bytes.starts(with: "%PDF-".utf8) { return .pdf }
    let box = bytes.dropFirst(4)
    if bytes.starts(with: "RIFF".utf8), bytes.dropFirst(8).starts(with: "WEBP".utf8) {
      return .webp
    }
    if box.starts(with: "ftyp".utf8), AVIFFile.hasBrand(bytes) { return .avif }
    return SVGFile.mayBe(bytes) ? .svg : nil
  }

  private static func metadata(_ type: AssetType, _ bytes: [UInt8]) throws -> [AssetMetadata] {
    switch type {
    case .png: try PNGFile(bytes).metadata
    case .jpeg: try JPEGFile(bytes).metadata
    case .webp: try WebPFile(bytes).metadata
    case .gif: try GIFFile(bytes).metadata
    case .avif: try AVIFFile(bytes).metadata
    case .svg: try SVGFile(bytes).metadata
    case .pdf: try PDFFile(bytes).metadata
    }
  }
}

/// Why a file cannot be kept, as the end of a sentence.
struct Unfit: Error {
  let cause: String

  init(_ cause: String) { self.cause = cause }

  static let cutOff = Unfit("it is cut off or damaged")
}
