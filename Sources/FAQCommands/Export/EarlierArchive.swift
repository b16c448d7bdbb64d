import FAQExport
import Foundation

/// Tells an archive that an export made from any other: it holds a manifest of faqcms at its top.
struct EarlierArchive {
  private let file: Int32

  /// - Parameter file: the descriptor of an open file.
  init(_ file: Int32) { self.file = file }

  var isOfExport: Bool {
    var place = 0
    // Ours ends with it, so that only the headers before it are read.
    while let entry = TarArchive.entry(bytes(at: place, TarArchive.blockLength)) {
      place += TarArchive.blockLength
      if entry.path == Manifest.path {
        return Manifest.isBeginning(bytes(at: place, min(entry.size, TarArchive.blockLength)))
      }
      let blocks = (entry.size + TarArchive.blockLength - 1) / TarArchive.blockLength
      place += blocks * TarArchive.blockLength
    }
    return false
  }

  private func bytes(at place: Int, _ count: Int) -> [UInt8] {
    [UInt8](unsafeUninitializedCapacity: count) { buffer, read in
      read = max(0, pread(file, buffer.baseAddress, count, off_t(place)))
    }
  }
}
