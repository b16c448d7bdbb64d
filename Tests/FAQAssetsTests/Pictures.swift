import FAQTestSupport
import Foundation

/// Pictures that other programs made (Pillow), and in which they wrote what cameras do (ExifTool).
struct Pictures {
  struct Picture {
    let name: String
    let bytes: [UInt8]
  }

  let folder: TemporaryFolder
  let all: [Picture]

  /// A JPEG, a PNG and a WebP file of 40 by 30 pixels, to be turned, with a place, a person and more.
  init() throws {
    folder = try TemporaryFolder()
    let script = """
      from PIL import Image
      image = Image.radial_gradient('L').convert('RGB').resize((40, 30))
      for name in ['a.jpg', 'a.png', 'a.webp']: image.save(name)
      image.save('progressive.jpg', progressive=True, quality=90, comment=b'A remark')
      """
    let made = try Program.run(["/usr/bin/python3", "-c", script], in: folder.path)
    guard made.code == 0 else { throw Missing(cause: made.errors) }
    for name in ["a.jpg", "a.png", "a.webp", "progressive.jpg"] {
      var tags = [
        "-GPSLatitude=52.5", "-GPSLatitudeRef=N", "-Make=Sample", "-Orientation#=6",
        "-Artist=A Person",
      ]
      if name.hasSuffix("jpg") { tags += ["-XMP:Creator=X", "-IPTC:Caption-Abstract=Words"] }
      let told = try Program.run(
        ["exiftool", "-q", "-overwrite_original"] + tags + [folder.path + "/" + name])
      guard told.code == 0 else { throw Missing(cause: told.errors) }
    }
    let path = folder.path
    all = try ["a.jpg", "a.png", "a.webp", "progressive.jpg"].map { name in
      Picture(
        name: name, bytes: Array(try Data(contentsOf: URL(fileURLWithPath: path + "/" + name))))
    }
  }

  struct Missing: Error { let cause: String }

  /// What ExifTool finds in a file besides what it takes to show it.
  func tells(_ name: String) throws -> [String] {
    let tags = try Program.run(["exiftool", "-a", "-G1", "-s", folder.path + "/" + name]).output
    return tags.split(separator: "\n").map(String.init).filter { line in
      ["[IFD", "[GPS", "[XMP", "[IPTC", "[Exif", "[Photoshop"].contains { line.hasPrefix($0) }
        && !line.contains("ExifToolVersion")
    }
  }

  /// The pixels as Pillow shows them, turned as the file says.
  func pixels(_ name: String) throws -> String {
    let script = """
      from PIL import Image, ImageOps
      image = ImageOps.exif_transpose(Image.open('\(name)'))
      print(image.size, hash(image.tobytes()))
      """
    return try Program.run(
      ["/usr/bin/python3", "-c", script], in: folder.path, environment: ["PYTHONHASHSEED": "1"]
    ).output
  }
}
