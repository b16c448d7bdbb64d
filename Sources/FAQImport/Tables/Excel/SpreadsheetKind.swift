import FAQModel

/// What kind of spreadsheet a file is.
package enum SpreadsheetKind: Equatable, Sendable {
  /// `.xlsx` and `.xlsm`, the one that is read.
  case excel
  /// `.xls`, of Excel up to 2003.
  case oldExcel
  /// `.xlsb`.
  case binaryExcel
  /// Any document of Office that needs a password.
  case locked
  /// `.ods`.
  case openDocument
  /// `.numbers`, or another document of Apple's office programs.
  case numbers

  /// The kind of a file, by its first bytes and, for archives, the names in it; nil for a file that is
  /// none.
  package init?(_ bytes: [UInt8]) {
    if bytes.starts(with: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]) {
      if bytes.holds("EncryptedPackage") {
        self = .locked
      } else if bytes.holds("Workbook") || bytes.holds("Book") {
        self = .oldExcel
      } else {
        return nil
      }
    } else if Self.bareExcel.contains(where: { bytes.starts(with: $0) }) {
      self = .oldExcel
    } else if ZipArchive.isOne(bytes) {
      if bytes.dropFirst(30).starts(with: Self.openDocumentMark) {
        self = .openDocument
        return
      }
      let names = Set((try? ZipArchive(bytes))?.entries.map { $0.path.lowercased() } ?? [])
      if names.contains("xl/workbook.bin") {
        self = .binaryExcel
      } else if names.contains("index/document.iwa") || names.contains("index.zip") {
        self = .numbers
      } else if names.contains(where: { $0.hasPrefix("xl/") }) {
        self = .excel
      } else {
        return nil
      }
    } else {
      return nil
    }
  }

  /// Why it is not read and what to do, as the end of a sentence; nil for the kind that is read.
  var cause: String? {
    switch self {
    case .excel: nil
    case .oldExcel: "it is a workbook of old Excel (.xls); save it as .xlsx or CSV"
    case .binaryExcel: "it is a binary workbook of Excel (.xlsb); save it as .xlsx or CSV"
    case .locked: "it needs a password; save it as .xlsx without one, or as CSV"
    case .openDocument: "it is an OpenDocument spreadsheet (.ods); save it as .xlsx or CSV"
    case .numbers: "it is a document of Apple Numbers or its kin; export it as .xlsx or CSV"
    }
  }

  private static let openDocumentMark = Array(
    "mimetypeapplication/vnd.oasis.opendocument.spreadsheet".utf8)

  /// How worksheets of Excel 2 to 4, which stand in no container, begin.
  private static let bareExcel: [[UInt8]] = [
    [0x09, 0x00, 0x04, 0x00], [0x09, 0x02, 0x06, 0x00], [0x09, 0x04, 0x06, 0x00],
    [0x09, 0x08, 0x08, 0x00], [0x09, 0x08, 0x10, 0x00],
  ]
}

extension [UInt8] {
  /// Whether a name in ASCII stands in it as UTF-16LE, as names of streams in compound files do.
  fileprivate func holds(_ name: String) -> Bool {
    let wanted: [UInt8] = name.utf8.flatMap { [$0, UInt8(0)] }
    return withUnsafeBufferPointer { bytes in
      var start = 0
      while let place = UnsafeBufferPointer(rebasing: bytes[start...]).place(of: wanted[0]) {
        start += place
        if bytes[start...].starts(with: wanted) { return true }
        start += 1
      }
      return false
    }
  }
}
