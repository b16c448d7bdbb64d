import FAQModel
import FAQXML

/// An SVG file in which no program can run and which loads nothing: a drawing and no more.
///
/// What it may hold is a list (elements and attributes of SVG 1.1 and 2 that draw); all else that
/// could act on a page is refused, as browsers run an SVG file that is opened by itself.
struct SVGFile {
  let metadata: [AssetMetadata]

  init(_ bytes: [UInt8]) throws {
    let reading = SVGReading()
    do {
      let stream = try XMLStream(listener: reading, prefix: SVG.prefix)
      try stream.read(bytes)
      try stream.finish()
      // What is mended for reading alone would still be in the file.
      guard stream.replaced == 0, !stream.isFollowed else { throw Unfit.cutOff }
    } catch Refusal.invalidFile(let line, let cause) {
      throw Unfit(line.map { "line \($0): \(cause)" } ?? cause)
    }
    metadata = (reading.found + (reading.hasMetadata ? [.xmp] : [])).ordered
  }

  /// Whether a file is XML whose first element is called `svg`; cheap, and asked of any file.
  static func mayBe(_ bytes: [UInt8]) -> Bool {
    let head = String(decoding: bytes.prefix(4_096), as: UTF8.self)
    return head.contains("<svg") || head.contains(":svg")
  }
}

/// What has been read of a drawing.
private final class SVGReading: XMLListener {
  private(set) var hasMetadata = false
  /// What comments, instructions for programs and the pictures in it tell besides.
  private(set) var found: [AssetMetadata] = []
  private var open: [String] = []
  /// What stands in the style sheet that is being read, whose text comes in pieces.
  private var style: [UInt8] = []

  func begin(_ name: String, attributes: [XMLAttribute]) throws {
    guard open.last != "svg:style" else { throw Unfit("its style holds an element") }
    guard !open.isEmpty || name == "svg:svg" else {
      throw Unfit("its first element is not svg in the namespace \(SVG.namespace)")
    }
    // Elements of other namespaces draw nothing and run nothing, except those of XHTML.
    if let own = SVG.local(name, "svg") {
      guard SVG.elements.contains(own) else {
        throw Unfit("it holds the element \(own), which a drawing does not need")
      }
      if own == "metadata" { hasMetadata = true }
    } else {
      guard name.hasPrefix("{"), !name.hasPrefix("{\(SVG.xhtml)}") else {
        throw Unfit("it holds the element \(name), which is not one of SVG")
      }
      hasMetadata = true
    }
    for attribute in attributes { try check(attribute.name, attribute.value) }
    open.append(name)
  }

  func end(_ name: String) throws {
    if open.removeLast() == "svg:style" {
      try Self.checkStyle(String(decoding: style, as: UTF8.self))
      style = []
    }
  }

  func text(_ bytes: [UInt8]) {
    if open.last == "svg:style" { style += bytes }
  }

  func instruction(_ target: String) throws {
    guard target != "xml-stylesheet" else { throw Unfit("it loads a style sheet") }
    if !found.contains(.application) { found.append(.application) }
  }

  func comment() {
    if !found.contains(.comment) { found.append(.comment) }
  }

  private func check(_ name: String, _ value: String) throws {
    // Behind the prefix or the namespace, as no local name has either mark.
    let local = name.split { $0 == ":" || $0 == "}" }.last.map { $0.lowercased() } ?? ""
    let plain = value.lowercased().filter { !$0.isWhitespace }
    guard !local.hasPrefix("on") else { throw Unfit("its attribute \(local) runs a program") }
    // Attributes of other namespaces draw nothing, as those for data.
    if name.hasPrefix("{") ? !name.hasPrefix("{\(SVG.xlink)}") : name.hasPrefix("data-") {
      hasMetadata = true
    }
    if local == "href" || local == "src" {
      let isImage = SVG.images.contains { plain.hasPrefix("data:image/\($0);base64,") }
      guard plain.hasPrefix("#") || isImage else {
        throw Unfit("it refers to '\(value.prefix(60))'; only parts of itself may be referred to")
      }
      if isImage { found += try Self.metadata(ofPicture: value) }
    } else if name == "xml:base" {
      throw Unfit("its attribute xml:base leads what it refers to outside the drawing")
    } else if !name.hasPrefix("xml:"), local != "id", local != "class" {
      try Self.checkStyle(value)
      guard !plain.contains("javascript:") else {
        throw Unfit("its attribute \(local) runs a program")
      }
    }
  }

  /// What a picture within the drawing tells besides.
  private static func metadata(ofPicture address: String) throws -> [AssetMetadata] {
    do {
      guard let bytes = DataAddress.bytes(of: address) else { throw Unfit.cutOff }
      return try AssetFile.picture(bytes).metadata
    } catch let unfit as Unfit {
      throw Unfit("a picture in it cannot be shown: \(unfit.cause)")
    }
  }

  /// Style sheets and values may refer to parts of the drawing alone.
  private static func checkStyle(_ style: String) throws {
    let plain = style.lowercased().filter { !$0.isWhitespace && $0 != "\"" && $0 != "'" }
    for word in ["@import", "image-set(", "src(", "expression(", "-moz-binding", "behavior:"]
    where plain.contains(word) {
      throw Unfit("its style holds '\(word)', with which it could load something")
    }
    for part in plain.components(after: "url(") where !part.hasPrefix("#") {
      throw Unfit("its style refers to something outside the drawing")
    }
    guard !plain.contains("\\") else { throw Unfit("its style holds an escape (\\)") }
  }
}

/// The names of SVG.
private enum SVG {
  static let namespace = "http://www.w3.org/2000/svg"
  static let xhtml = "http://www.w3.org/1999/xhtml"
  static let xlink = "http://www.w3.org/1999/xlink"
  private static let xml = "http://www.w3.org/XML/1998/namespace"
  static let images = ["png", "jpeg", "gif", "webp"]

  /// The prefixes of the namespaces that matter.
  static func prefix(_ space: String) -> String? {
    [namespace: "svg", xml: "xml"][space]
  }

  /// The name without a prefix; nil where it has another.
  static func local(_ name: String, _ prefix: String) -> String? {
    name.hasPrefix(prefix + ":") ? String(name.dropFirst(prefix.count + 1)) : nil
  }

  static let elements: Set = [
    "svg", "g", "defs", "symbol", "use", "title", "desc", "metadata", "style", "switch", "view",
    "path", "rect", "circle", "ellipse", "line", "polyline", "polygon", "image",
    "text", "tspan", "textPath", "linearGradient", "radialGradient", "stop", "pattern", "clipPath",
    "mask", "marker", "filter", "feBlend", "feColorMatrix", "feComponentTransfer", "feComposite",
    "feConvolveMatrix", "feDiffuseLighting", "feDisplacementMap", "feDistantLight", "feDropShadow",
    "feFlood", "feFuncA", "feFuncB", "feFuncG", "feFuncR", "feGaussianBlur", "feMerge",
    "feMergeNode", "feMorphology", "feOffset", "fePointLight", "feSpecularLighting", "feSpotLight",
    "feTile", "feTurbulence",
  ]
}

extension String {
  /// What stands behind each occurrence of a mark, up to the next.
  fileprivate func components(after mark: String) -> [Substring] {
    var parts: [Substring] = []
    var rest = self[...]
    while let range = rest.firstRange(of: mark) {
      rest = rest[range.upperBound...]
      parts.append(rest)
    }
    return parts
  }
}
