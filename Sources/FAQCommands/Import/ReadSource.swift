import FAQEditorial
import FAQImport
import FAQModel
import FAQStore
import Foundation

/// A file as it was read and understood, ready to be stored.
struct ReadSource: Sendable {
  let shown: String
  /// What it was found to be; nil where not even that can be told.
  let format: SourceFormat?
  /// The questions that can be texts; nil where the file as a whole is refused.
  var prepared: PreparedFile?
  var refused: [SourceRefusal]
  /// What was left out of the texts.
  var dropped: [String]
  /// What an editor should know of the file, a sentence each.
  var remarks: [String]
}

/// How files are read.
struct SourceOptions: Sendable {
  var reader: SourceReader
  /// What all of them are; nil to be found out.
  var format: SourceFormat?
  /// What names the source in place of its file's name.
  var source: String?
  var locale: LanguageTag
  /// The largest file that is kept as an asset, in bytes.
  var largestAsset: Int
}

extension ReadSource {
  /// Reads a file; whatever is wrong with it is told in it.
  ///
  /// - Parameter input: the bytes of the standard input.
  init(_ file: SourceFile, input: [UInt8], _ options: SourceOptions, with packer: TextPacker) {
    do {
      self.init(file, try file.bytes(input), options, with: packer)
    } catch {
      self.init(unreadable: file, error)
    }
  }

  /// - Parameter bytes: what the file holds.
  init(
    _ file: SourceFile, _ bytes: consuming [UInt8], _ options: SourceOptions,
    with packer: TextPacker
  ) {
    let digest = Digest(of: copy bytes)
    let head = Array((copy bytes).prefix(SourceFormat.lookedAt))
    let format =
      options.format ?? .found(in: head, path: file.name, mapping: options.reader.mapping)
    self.init(
      shown: file.shown, format: format, prepared: nil, refused: [], dropped: [], remarks: [])
    do {
      let reading: SourceReading
      let shown: ShownFiles?
      if format == .docx {
        let document = WordDocument(bytes)
        reading = try document.read(file, options)
        shown = document.files(largest: options.largestAsset)
      } else {
        reading = try options.reader.read(bytes, as: format, path: file.relative)
        shown = ShownFiles(beside: file, largest: options.largestAsset)
      }
      take(reading, showing: shown, file, digest, options, with: packer)
    } catch {
      refused.append(Self.refusal(error, file))
    }
  }

  /// A file that cannot be read at all.
  init(unreadable file: SourceFile, _ error: any Error) {
    self.init(
      shown: file.shown, format: nil, prepared: nil, refused: [Self.refusal(error, file)],
      dropped: [], remarks: [])
  }

  private static func refusal(_ error: any Error, _ file: SourceFile) -> SourceRefusal {
    if case Refusal.invalidFile(let line, let cause) = error {
      // What stands behind a semicolon says what to do.
      return SourceRefusal(
        place: line.map { "line \($0)" } ?? "", cause: cause,
        suggestion: cause.contains("; ") ? "" : "Name what it is with --from, or mend the file.")
    }
    let sentence = "\(error)"
    return SourceRefusal(
      place: "", cause: sentence.hasSuffix(".") ? String(sentence.dropLast()) : sentence,
      suggestion: "")
  }

  private mutating func take(
    _ reading: SourceReading, showing shown: ShownFiles?, _ file: SourceFile, _ digest: Digest,
    _ options: SourceOptions, with packer: TextPacker
  ) {
    refused += reading.refused
    dropped = reading.dropped
    remarks = reading.remarks
    let origin = reading.origin.isEmpty ? nil : reading.origin
    var questions: [ImportedQuestion] = []
    var places: [String: String] = [:]
    for question in reading.questions {
      do throws(SourceRefusal) {
        let name =
          options.source.map { file.source(called: $0, origin, of: question) } ?? origin
        var imported = try question.imported(from: name ?? file.name, locale: options.locale)
        if let first = places[imported.key] {
          throw SourceRefusal(
            place: imported.place,
            cause: "it has the ID or slug of \(first), which is another question",
            suggestion: "Give each question an ID of its own there, and import that again.")
        }
        places[imported.key] = imported.place
        if let shown {
          imported = shown.found(for: imported, question.attachments)
          imported = shown.withAssets(question.ownAssets, of: imported)
        } else if !question.attachments.isEmpty {
          imported.remarks.append(ShownFiles.remark(question.attachments.count))
        }
        questions.append(imported)
      } catch {
        refused.append(error)
      }
    }
    prepared = PreparedFile(
      ImportedFile(
        name: file.name, format: format?.rawValue ?? "", digest: digest, questions: questions),
      with: packer)
  }
}
