/// Something that a file tells besides what it shows.
package enum AssetMetadata: String, CaseIterable, Sendable {
  case place, camera, person, time, xmp, iptc, provenance, comment, exif, application, trailing,
    unread

  /// What it is, for a sentence that begins "It holds".
  package var phrase: String {
    switch self {
    case .place: "the place where it was taken (GPS)"
    case .camera: "the camera"
    case .person: "the name of a person"
    case .time: "the time when it was taken"
    case .xmp: "XMP data of the program that made it"
    case .iptc: "IPTC data, such as captions and names"
    case .provenance: "content credentials, which say how and by whom it was made (C2PA)"
    case .comment: "comments"
    case .exif: "Exif data"
    case .application: "data of programs that showing it does not take, such as further pictures"
    case .trailing: "bytes after its end"
    case .unread: "perhaps its author and history, which are not looked at in files of its kind"
    }
  }
}

extension [AssetMetadata] {
  /// Each once, in the order of the cases.
  var ordered: [AssetMetadata] { AssetMetadata.allCases.filter(contains) }
}
