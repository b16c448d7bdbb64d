extension String {
  /// The text as one word of a command for a POSIX shell, in double quotes where it needs any.
  package var shellWord: String {
    let isPlain =
      !isEmpty && utf8.allSatisfy { $0.isASCIIAlphanumeric || "-_./@".utf8.contains($0) }
    guard !isPlain else { return self }
    return "\"" + map { "\\\"$`".contains($0) ? "\\\($0)" : String($0) }.joined() + "\""
  }
}
