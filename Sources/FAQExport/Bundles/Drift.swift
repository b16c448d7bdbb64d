public import FAQModel

extension BundleCheck {
  /// How a deployed folder differs from what is approved now, by path.
  ///
  /// - Parameters:
  ///   - present: the digest of each file that is there, by path; nil for what is no plain file.
  ///   - manifest: the folder's own, which tells what was left behind from what was altered.
  ///   - now: the manifest that an export of the same choice would have now.
  public static func drift(
    of present: [String: Digest?], _ manifest: Manifest, from now: Manifest
  ) -> [Finding] {
    let gone = manifest.slugs.subtracting(now.slugs)
    let paths = Set(now.files.keys).union(present.keys).subtracting([Manifest.path])
    return paths.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }.compactMap { path in
      let isGone = gone.contains(slug(of: path))
      let isOld = manifest.files[path] != nil
      switch (now.files[path], present[path]) {
      case (_?, nil): return Finding(.missing, path)
      case (nil, _) where isOld: return Finding(isGone ? .withdrawn : .stale, path)
      case (nil, _): return Finding(.foreign, path)
      case (let wanted?, let digest?):
        if wanted == digest { return nil }
        guard digest == manifest.files[path] else { return Finding(.altered, path) }
        return Finding(isGone ? .withdrawn : .stale, path)
      }
    }
  }

  /// The slug that a path would be the page of: its last part without what follows a dot.
  private static func slug(of path: String) -> String {
    let parts = path.split(separator: "/")
    let name = parts.last == "index.html" ? parts.dropLast().last : parts.last
    return String((name ?? "").prefix { $0 != "." })
  }
}

extension Manifest {
  /// The slugs of the articles.
  fileprivate var slugs: Set<String> {
    Set((json["articles"]?.elements ?? []).compactMap { $0["slug"]?.string })
  }
}
