import FAQModel

/// Permanent redirects (RFC 9110, 301) from earlier slugs, as web servers and hosts take them.
enum Redirects {
  /// `_redirects` for Netlify and Cloudflare Pages, `redirects.nginx.map` for within a `map` of
  /// nginx from `$uri`, and `redirects.apache.conf` for Apache's mod_alias, in bytewise order of the
  /// earlier slugs.
  ///
  /// Each alias leads to the page of its article, or to what is left of that where it was withdrawn.
  /// A slug that is in force leads nowhere else.
  static func files(_ outline: SiteOutline, address: SiteAddress) -> [ExportedFile] {
    let moves = moves(in: outline).map { move in
      Move(from: address.path(of: move.key), to: address.path(of: move.value))
    }
    return [
      ExportedFile(path: "_redirects", text: moves.flatMap(\.hosted).joined()),
      ExportedFile(path: "redirects.nginx.map", text: moves.flatMap(\.nginx).joined()),
      ExportedFile(path: "redirects.apache.conf", text: moves.map(\.apache).joined()),
    ]
  }

  private static func moves(in outline: SiteOutline) -> [(key: Slug, value: Slug)] {
    let articles =
      outline.listings.map(\.article).sorted { $0.id < $1.id } + outline.withdrawn.map(\.article)
    let inForce = Set(articles.map(\.slug))
    var targets: [Slug: Slug] = [:]
    for article in articles {
      for alias in article.aliases where !inForce.contains(alias) && targets[alias] == nil {
        targets[alias] = article.slug
      }
    }
    return targets.sorted { $0.key < $1.key }
  }
}

/// A path that leads to another, both percent-encoded.
private struct Move {
  let from: String
  let to: String

  /// The path, and the one without the slash at its end where it has one.
  private var paths: [String] { from.hasSuffix("/") ? [from, String(from.dropLast())] : [from] }

  /// A line for each path, as `_redirects` has them.
  var hosted: [String] { paths.map { "\($0) \(to) 301\n" } }

  /// A line for each path. nginx compares with the decoded path, so one with an escape is a pattern.
  var nginx: [String] {
    paths.map { path in
      let key = path.contains("%") ? "~^\(Self.pattern(path))$" : path
      return "\"\(key)\" \"\(to)\";\n"
    }
  }

  /// A line for both paths, since Apache's `Redirect` would take whatever is below a path as well.
  var apache: String {
    let pattern =
      from.hasSuffix("/") ? Self.pattern(String(from.dropLast())) + "/?" : Self.pattern(from)
    return "RedirectMatch permanent \"^\(pattern)$\" \"\(Self.apacheTarget(to))\"\n"
  }

  /// A regular expression (PCRE) for the decoded path, in plain ASCII without quotes or blanks.
  private static func pattern(_ path: String) -> String {
    decoded(path).reduce(into: "") { pattern, byte in
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
        UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "/"), UInt8(ascii: "-"),
        UInt8(ascii: "_"), UInt8(ascii: "~"):
        pattern.unicodeScalars.append(Unicode.Scalar(byte))
      case UInt8(ascii: "."): pattern += "\\."
      default: pattern += "\\x" + String(byte, radix: 16).padded(to: 2)
      }
    }
  }

  /// The target as Apache takes it, which encodes the target of a pattern once more.
  private static func apacheTarget(_ path: String) -> String {
    let bytes = decoded(path)
    let isPlain = bytes.allSatisfy { byte in
      byte >= 0x20 && byte != 0x7f && !"\"\\$?#".utf8.contains(byte)
    }
    return isPlain ? String(validating: bytes, as: UTF8.self) ?? path : path
  }

  /// The bytes that a percent-encoded path stands for (RFC 3986); what is no escape stays.
  private static func decoded(_ path: String) -> [UInt8] {
    let bytes = Array(path.utf8)
    var result: [UInt8] = []
    var index = 0
    while index < bytes.count {
      if bytes[index] == UInt8(ascii: "%"), index + 2 < bytes.count,
        let value = UInt8(
          String(decoding: bytes[(index + 1)...(index + 2)], as: UTF8.self), radix: 16)
      {
        result.append(value)
        index += 3
      } else {
        result.append(bytes[index])
        index += 1
      }
    }
    return result
  }
}
