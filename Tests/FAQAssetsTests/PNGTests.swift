import FAQAssets
import FAQTestSupport
import Foundation
import Testing

@Suite("PNG files that are damaged")
struct PNGTests {
  /// Files that Pillow made, by name: of all kinds of pixels, interlaced, and animated.
  private let files: [String: [UInt8]]

  init() throws {
    let folder = try TemporaryFolder()
    let script = """
      import struct, zlib
      from PIL import Image
      def chunk(kind, content):
          return struct.pack('>I', len(content)) + kind + content + struct.pack('>I', zlib.crc32(kind + content))
      def file(name, head, rows, *before):
          idat = zlib.compress(rows)
          with open(name, 'wb') as out:
              out.write(b'\\x89PNG\\r\\n\\x1a\\n' + chunk(b'IHDR', head) + b''.join(before)
                        + chunk(b'IDAT', idat[:9]) + chunk(b'IDAT', b'') + chunk(b'IDAT', idat[9:]) + chunk(b'IEND', b''))
      image = Image.radial_gradient('L').resize((37, 21))
      for mode in ['1', 'L', 'LA', 'P', 'RGB', 'RGBA', 'I;16']:
          image.convert(mode if mode != 'I;16' else 'I').convert(mode).save(mode.replace(';', '') + '.png')
      image.save('animated.png', save_all=True, append_images=[image.rotate(90)])
      red = b''.join(b'\\0' + b'\\xff\\0\\0' * 100 for _ in range(100))
      file('red.png', struct.pack('>IIBBBBB', 100, 100, 8, 2, 0, 0, 0), red)
      # Adam7: the columns and rows of each of the seven passes.
      def passes(width, height, bits):
          rows = b''
          for left, top, across, down in [(0,0,8,8),(4,0,8,8),(0,4,4,8),(2,0,4,4),(0,2,2,4),(1,0,2,2),(0,1,1,2)]:
              columns = len(range(left, width, across))
              if columns:
                  rows += (b'\\0' + b'\\x55' * ((columns * bits + 7) // 8)) * len(range(top, height, down))
          return rows
      for width, height, depth, kind, bits in [(1, 1, 8, 2, 24), (3, 5, 1, 0, 1), (37, 21, 16, 6, 64), (5, 1, 4, 0, 4)]:
          head = struct.pack('>IIBBBBB', width, height, depth, kind, 0, 0, 1)
          file(f'interlaced-{width}.png', head, passes(width, height, bits))
          with Image.open(f'interlaced-{width}.png') as written: written.load()
      """
    let made = try Program.run(["/usr/bin/python3", "-c", script], in: folder.path)
    guard made.code == 0 else { throw Pictures.Missing(cause: made.errors) }
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
    files = try Dictionary(
      uniqueKeysWithValues: names.map { name in
        (name, Array(try Data(contentsOf: URL(fileURLWithPath: folder.path + "/" + name))))
      })
  }

  private func isKept(_ bytes: [UInt8]) -> Bool { (try? AssetFile(bytes, name: "a")) != nil }

  /// The file with something done to its chunks, whose check sums are right.
  private func changed(
    _ file: [UInt8], _ change: (_ type: inout String, _ content: inout [UInt8]) -> Void
  ) -> [UInt8] {
    var result = Array(file.prefix(8))
    var rest = file.dropFirst(8)
    while rest.count >= 12 {
      let length = rest.prefix(4).reduce(0) { $0 << 8 | Int($1) }
      var type = String(decoding: rest.dropFirst(4).prefix(4), as: UTF8.self)
      var content = Array(rest.dropFirst(8).prefix(length))
      change(&type, &content)
      result += SampleFiles.pngChunk(type, content)
      rest = rest.dropFirst(12 + length)
    }
    return result
  }

  @Test("files of every kind of pixels are kept, interlaced and animated ones, too")
  func kept() {
    #expect(files.count == 13)
    for (name, bytes) in files {
      #expect(isKept(bytes), "\(name)")
      #expect(changed(bytes) { _, _ in } == bytes, "the control")
    }
  }

  @Test("a flipped bit is found wherever it is")
  func flipped() throws {
    for name in ["red.png", "animated.png", "interlaced-37.png"] {
      let file = try #require(files[name])
      for index in stride(from: 8, to: file.count, by: 5) {
        var damaged = file
        damaged[index] ^= 1
        #expect(!isKept(damaged), "\(name) at \(index)")
      }
    }
  }

  @Test("a header that asks for no picture, or another than the pixels are, is refused")
  func header() {
    let heads: [(place: Int, byte: UInt8)] = [
      (3, 0), (7, 0), (2, 0xEA), (3, 101), (3, 99), (7, 99), (7, 101), (0, 0x80), (0, 0x7F),
      (8, 3), (8, 16), (9, 0), (9, 1), (9, 3), (9, 6), (10, 1), (11, 1), (12, 1), (12, 2),
    ]
    for (place, byte) in heads {
      let file = changed(files["red.png"] ?? []) { type, content in
        if type == "IHDR" { content[place] = byte }
      }
      #expect(!isKept(file), "\(byte) at \(place)")
    }
  }

  @Test("bytes after the end of the pixels are named, and taken out, wherever they stand")
  func surplus() throws {
    for (name, file) in files where name != "animated.png" {
      let plain = try AssetFile(file, name: "a")
      #expect(plain.metadata.isEmpty, "the control: \(name)")
      let ended = changed(file) { type, content in
        if type == "IDAT", content.count > 9 { content += [0, 1, 2] }
      }
      let end = SampleFiles.pngChunk("IEND", [])
      let further = file.dropLast(end.count) + SampleFiles.pngChunk("IDAT", [1, 2, 3]) + end
      for bytes in [ended, further] where bytes != file {
        let found = try AssetFile(bytes, name: "a")
        #expect(found.metadata == [.trailing], "\(name)")
        #expect(
          try found.withoutMetadata(name: "a").bytes == plain.withoutMetadata(name: "a").bytes)
      }
    }
  }

  @Test("pixels that break off or are none are refused, though all check sums are right")
  func pixels() {
    for (name, file) in files {
      let changes: [(inout [UInt8]) -> Void] = [
        { $0.removeLast($0.count / 2) }, { $0 = [] },
        { if $0.count > 12 { $0[$0.count - 6] ^= 0x40 } },
      ]
      for (number, change) in changes.enumerated() {
        // The whole of the pixels stands in the last chunk of them or in the one before.
        let damaged = changed(file) { type, content in
          if type == "IDAT", content.count > 9 || name == "red.png" { change(&content) }
        }
        guard damaged != file else { continue }
        #expect(!isKept(damaged), "\(name), \(number)")
      }
    }
    let bare = changed(files["P.png"] ?? []) { type, _ in if type == "PLTE" { type = "prVt" } }
    #expect(!isKept(bare), "pixels without the table of their colours")
  }
}
