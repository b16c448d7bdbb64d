import FAQEditorial

/// What all paths of one import have in common.
struct ImportWork {
  let office: Editorial
  let options: SourceOptions
  /// The trial that all of it is; nil to keep what is imported.
  var trial: ImportTrial?
}
