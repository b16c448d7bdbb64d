import FAQAssets
import FAQModel
import FAQTestSupport
import Testing

@Suite("What pictures tell besides")
struct MetadataTests {
  @Test("the place, the camera and the person are found")
  func found() throws {
    for picture in try Pictures().all {
      let metadata = try AssetFile(picture.bytes, name: picture.name).metadata
      #expect(metadata.starts(with: [.place, .camera, .person]), "\(picture.name) \(metadata)")
      #expect(metadata.contains(.iptc) == picture.name.hasSuffix("jpg"))
    }
    #expect(try AssetFile(SampleFiles.png, name: "a").metadata.isEmpty, "the control")
    #expect(try AssetFile(SampleFiles.otherPNG, name: "a").metadata == [.trailing])
  }

  @Test("a picture without them shows the same, turned the same, and ExifTool finds nothing")
  func stripped() throws {
    let pictures = try Pictures()
    for picture in pictures.all {
      let file = try AssetFile(picture.bytes + (picture.name == "a.jpg" ? [1, 2] : []), name: "a")
      let left = try file.withoutMetadata(name: "a")
      #expect(left.metadata.isEmpty && left.type == file.type)
      try pictures.folder.write("left-" + picture.name, left.bytes)
      #expect(try pictures.tells(picture.name).count > 3, "the control")
      let tells = try pictures.tells("left-" + picture.name)
      #expect(tells.allSatisfy { $0.contains("Orientation") } && !tells.isEmpty, "\(tells)")
      #expect(
        try pictures.pixels("left-" + picture.name) == pictures.pixels(picture.name))
      #expect(try left.withoutMetadata(name: "a").bytes == left.bytes, "once is enough")
    }
  }

  @Test("what stands between and behind the scans of a JPEG file is found and taken out, too")
  func behindScans() throws {
    func segment(_ marker: UInt8, _ content: String) -> [UInt8] {
      [0xFF, marker, 0, UInt8(content.utf8.count + 2)] + content.utf8
    }
    let exif = "Exif\0\0MM\0*\0\0\0\u{8}\0\u{1}\u{1}\u{f}\0\u{2}\0\0\0\u{4}Cam\0\0\0\0\0"
    let more = segment(0xFE, "A remark") + segment(0xE1, exif) + segment(0xEB, "A claim")
    let pictures = try Pictures()
    for name in ["a.jpg", "progressive.jpg"] {
      let picture = try #require(pictures.all.first { $0.name == name })
      let plain = try AssetFile(picture.bytes, name: name).withoutMetadata(name: name).bytes
      var places = [plain.count - 2]
      for index in plain.indices.dropLast(1) where plain[index...].starts(with: [0xFF, 0xDA]) {
        places.append(index)
      }
      #expect(places.count > (name == "a.jpg" ? 1 : 5), "the control: there are scans")
      for place in places {
        let file = try AssetFile(
          Array(plain[..<place]) + more + segment(0xE4, "Data") + plain[place...], name: name)
        #expect(file.metadata == [.camera, .provenance, .comment, .exif, .application])
        #expect(try file.withoutMetadata(name: name).bytes == plain, "\(name) at \(place)")
      }
      try pictures.folder.write("left.jpg", plain)
      #expect(try pictures.pixels("left.jpg") == pictures.pixels(name))
    }
  }

  @Test("what stands in the heads of a JPEG file behind what showing it takes is taken out, too")
  func heads() throws {
    func segment(_ marker: UInt8, _ content: [UInt8]) -> [UInt8] {
      [0xFF, marker, 0, UInt8(content.count + 2)] + content
    }
    let picture = try #require(try Pictures().all.first { $0.name == "a.jpg" })
    let plain = try AssetFile(picture.bytes, name: "a").withoutMetadata(name: "a").bytes
    let jfif = Array("JFIF\0".utf8) + [1, 1, 0, 0, 1, 0, 1]
    let adobe = Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 1]
    let tables = try #require(
      plain.indices.first { plain[$0...].starts(with: [0xFF, 0xDB]) })
    let turn = plain[(plain[3] == 0xE0 ? 20 : 2)..<tables]
    func file(_ first: [UInt8], _ second: [UInt8]) -> [UInt8] {
      [0xFF, 0xD8] + first + turn + second + plain[tables...]
    }
    let (head, end) = (segment(0xE0, jfif + [0, 0]), segment(0xEE, adobe))
    let whole = try AssetFile(file(head, end), name: "a")
    #expect(try whole.metadata.isEmpty && whole.withoutMetadata(name: "a").bytes == whole.bytes)
    for (told, left) in [
      (file(segment(0xE0, jfif + [1, 1, 9, 9, 9]), []), file(head, [])),
      (file(segment(0xE0, jfif + [0, 0] + "Mara".utf8), []), file(head, [])),
      (file([], segment(0xEE, adobe + "Mara".utf8)), file([], end)),
      (file(segment(0xE0, Array("JFIF\0".utf8)), []), file([], [])),
      (file([], segment(0xEE, Array("AdobeMara".utf8))), file([], [])),
    ] {
      let file = try AssetFile(told, name: "a")
      #expect(file.metadata == [.application])
      #expect(try file.withoutMetadata(name: "a").bytes == left)
    }
  }

  @Test("comments, instructions, and attributes that draw nothing, are named in a drawing")
  func besideDrawings() throws {
    func drawing(_ root: String, before: String = "", _ inside: String = "") throws -> AssetFile {
      try AssetFile(
        Array("\(before)<svg xmlns=\"http://www.w3.org/2000/svg\"\(root)>\(inside)</svg>".utf8),
        name: "a.svg")
    }
    let comment = "<!-- by Mara -->"
    for (file, kind) in [
      (try drawing("", before: comment), AssetMetadata.comment),
      (try drawing("", "<g>\(comment)</g>"), .comment),
      (try drawing("", "<?mine by Mara?>"), .application),
      (try drawing(" xmlns:m=\"urn:m\" m:docname=\"mara.svg\""), .xmp),
      (try drawing(" data-name=\"mara\""), .xmp),
    ] {
      #expect(file.metadata == [kind])
      #expect(throws: Refusal.self) { try file.withoutMetadata(name: "a.svg") }
    }
    let plain = try drawing(
      " xmlns:xlink=\"http://www.w3.org/1999/xlink\" xml:space=\"preserve\" width=\"1\"",
      before: "<?xml version=\"1.0\"?>", "<use xlink:href=\"#a\"/>")
    #expect(plain.metadata.isEmpty, "the control")
  }

  @Test("of a PNG file only the chunks stay with which it is drawn")
  func privateChunks() throws {
    func chunk(_ type: String) -> [UInt8] { SampleFiles.pngChunk(type, [7]) }
    let (head, rest) = (SampleFiles.png[..<33], SampleFiles.png[33...])
    for (type, kind) in [
      ("caBX", AssetMetadata.provenance), ("prVt", .application), ("dSIG", .application),
      ("tIME", .time), ("zTXt", .comment),
    ] {
      let file = try AssetFile(Array(head) + chunk(type) + rest, name: "a")
      #expect(file.metadata == [kind], "\(type)")
      #expect(try file.withoutMetadata(name: "a").bytes == SampleFiles.png, "\(type)")
    }
    for type in ["gAMA", "pHYs", "acTL", "sBIT"] {
      let file = try AssetFile(Array(head) + chunk(type) + rest, name: "a")
      #expect(file.metadata.isEmpty)
      #expect(try file.withoutMetadata(name: "a").bytes == file.bytes, "\(type)")
    }
  }

  @Test("data of programs in a GIF file is named")
  func extensions() throws {
    func metadata(_ block: [UInt8]) throws -> [AssetMetadata] {
      try AssetFile(Array(SampleFiles.gif.dropLast()) + block + [0x3B], name: "a").metadata
    }
    #expect(try metadata([0x21, 0xFF, 11] + Array("NETSCAPE2.0".utf8) + [1, 0, 0]) == [])
    #expect(
      try metadata([0x21, 0xFF, 11] + Array("SOMETHING01".utf8) + [1, 0, 0]) == [.application])
    #expect(try metadata([0x21, 0xFE, 1, 0x41, 0]) == [.comment])
  }

  @Test("chunks of a WebP file that do not draw it are taken out, whatever their names are")
  func strangeChunks() throws {
    let strange: [UInt8] = [0xFF, 0x08, 0, 0xA2]
    let chunks = [
      Array("VP8L".utf8) + [1, 0, 0, 0, 9, 0], strange + [3, 0, 0, 0, 1, 2, 3, 0],
      Array("EXIF".utf8) + [4, 0, 0, 0] + Array("none".utf8),
    ]
    func file(_ chunks: [[UInt8]]) -> [UInt8] {
      let body = Array("WEBP".utf8) + chunks.joined()
      return Array("RIFF".utf8) + [UInt8(body.count), 0, 0, 0] + body
    }
    let picture = try AssetFile(file(chunks), name: "a")
    #expect(picture.metadata == [.exif, .application])
    #expect(try picture.withoutMetadata(name: "a").bytes == file(Array(chunks[..<1])))
    let head = [UInt8](repeating: 1, count: 16)
    func frame(_ parts: [[UInt8]]) -> [UInt8] {
      let content = head + parts.joined()
      return Array("ANMF".utf8) + [UInt8(content.count), 0, 0, 0] + content
    }
    let animation = try AssetFile(file([frame(Array(chunks[..<2]))]), name: "a")
    #expect(animation.metadata == [.application])
    let left = try animation.withoutMetadata(name: "a")
    #expect(left.bytes == file([frame(Array(chunks[..<1]))]) && left.metadata.isEmpty)
  }

  @Test("what a picture within a drawing tells is named, however its address is written")
  func withinDrawings() throws {
    func drawing(_ address: String) throws -> AssetFile {
      let image = "<g><image xlink:href=\"\(address)\"/></g>"
      let names =
        "xmlns=\"http://www.w3.org/2000/svg\" xmlns:xlink=\"http://www.w3.org/1999/xlink\""
      return try AssetFile(Array("<svg \(names)>\(image)</svg>".utf8), name: "a.svg")
    }
    for picture in try Pictures().all {
      let alone = try AssetFile(picture.bytes, name: "a").metadata
      let base64 = picture.bytes.base64
      let broken = base64.enumerated().map { $0 % 76 == 0 ? "&#10;\($1)" : "\($1)" }.joined()
      let bare = base64.filter { $0 != "=" }
      let escaped = base64.replacing("/", with: "%2F").replacing("=", with: "%3d")
      for written in [base64, broken, bare, escaped] {
        let file = try drawing("data:image/jpeg;base64,\(written)")
        #expect(file.metadata == alone && alone.contains(.place), "\(picture.name)")
        #expect(throws: (any Error).self) { try file.withoutMetadata(name: "a.svg") }
      }
    }
    let plain = try drawing("data:image/png;base64,\(SampleFiles.png.base64)")
    #expect(try plain.metadata.isEmpty && plain.withoutMetadata(name: "a").bytes == plain.bytes)
  }
}
