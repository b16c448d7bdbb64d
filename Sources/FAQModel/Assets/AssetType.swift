/// The kinds of file that can be kept as assets: those that browsers show by themselves.
public enum AssetType: String, CaseIterable, Sendable {
  case png, jpeg, gif, webp, avif, svg, pdf

  /// The media type (IANA): `image/png`.
  public var mediaType: String {
    switch self {
    case .svg: "image/svg+xml"
    case .pdf: "application/pdf"
    default: "image/\(rawValue)"
    }
  }

  /// What names of such files end in, the usual one first.
  public var extensions: [String] { self == .jpeg ? ["jpg", "jpeg"] : [rawValue] }

  /// Whether it is a picture, and so needs words for those who cannot see it.
  public var isImage: Bool { self != .pdf }

  /// The kind whose names end so.
  init?(extension name: String) {
    guard let type = Self.allCases.first(where: { $0.extensions.contains(name) }) else {
      return nil
    }
    self = type
  }
}
