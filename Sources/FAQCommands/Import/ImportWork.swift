import FAQEditorial

/// What all paths of one import have in common.
struct ImportWork {
  let office: Editorial
  let options: SourceOptions
  /// The standard input, where it holds questions.
  var input: [UInt8] = []
  /// The trial that all of it is; nil to keep what is imported.
  var trial: ImportTrial?
}
