public import FAQModel

extension BundleCheck {
  /// How a deployed folder differs from what is approved now, by path, its manifest aside.
  ///
  /// - Parameters:
  ///   - present: the digest of each file that is there, by path; nil for what is no plain file.
  ///   - manifest: the folder's own, which tells what was left behind from what was altered.
  ///   - now: the manifest that an export of the same choice would have now.
  ///   - owner: finds the article that a slug leads to or once led to, of those that an export can
  ///     have held: only this tells what deploying left behind, where the manifest does not name it
  ///     any more, from files that no export made.
  /// - Throws: what `owner` throws.
  public static func drift(
    of present: [String: Digest?], _ manifest: Manifest, from now: Manifest,
    owner: (Slug) throws -> PageOwner?
  ) throws -> [Finding] {
    let shown = now.articles
    let paths = Set(now.files.keys).union(present.keys).subtracting([Manifest.path])
    var findings: [Finding] = []
    for path in paths.sortedByBytes() {
      guard let digest = present[path] else {
        findings.append(Finding(.missing, path))
        continue
      }
      let (wanted, named) = (now.files[path], manifest.files[path])
      if let wanted, digest == wanted { continue }
      let page = try now.choice?.slug(ofPageAt: path).flatMap(owner)
      let isShown = page.map { $0.isPublic || shown.contains($0.uuid) }
      // Whatever stands where only the notice of a withdrawal should may be the answer.
      if wanted != nil, digest == nil || digest != named && isShown != false {
        findings.append(Finding(.altered, path))
        continue
      }
      switch isShown {
      case true?: findings.append(Finding(.stale, path))
      case false?: findings.append(Finding(.withdrawn, path))
      case nil: findings.append(Finding(named == nil ? .foreign : .stale, path))
      }
    }
    return findings
  }
}

extension BundleCheck.Finding {
  /// The same, but altered where it says that a file is of an earlier export and the manifest names the file,
  /// while no export made these bytes at the state of the manifest.
  ///
  /// - Parameter earlier: the manifest that an export had at that state; nil where there never was one.
  public func weighed(
    _ present: [String: Digest?], _ manifest: Manifest, earlier: () throws -> Manifest?
  ) rethrows -> Self {
    guard kind == .stale, let named = manifest.files[place] else { return self }
    let isOfExport = try present[place] == named && earlier()?.files[place] == named
    return isOfExport ? self : Self(.altered, place)
  }
}

extension Manifest {
  /// The UUIDs of the articles.
  fileprivate var articles: Set<String> {
    Set((json["articles"]?.elements ?? []).compactMap { $0["uuid"]?.string })
  }
}
