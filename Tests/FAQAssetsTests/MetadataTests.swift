import FAQAssets
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

  @Test("chunks of a WebP file whose names are no letters stay as they are")
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
    #expect(picture.metadata == [.exif])
    #expect(try picture.withoutMetadata(name: "a").bytes == file(Array(chunks[..<2])))
  }
}
