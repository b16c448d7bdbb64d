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
}
