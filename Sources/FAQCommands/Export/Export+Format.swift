import ArgumentParser
import FAQExport

extension Export {
  enum Format: String, Choice {
    case json, ndjson, csv, jsonld, markdown, html, sitemap, feed, redirects, git

    /// Whether it is a folder of files.
    var folder: BundleChoice.Format? { BundleChoice.Format(rawValue: rawValue) }

    /// Whether the addresses of pages stand in it where they are known.
    var namesAddresses: Bool { self == .html || self == .jsonld || needsAddress }

    /// Whether it shows pictures by an address that may be chosen.
    var showsAssets: Bool { [.json, .ndjson, .jsonld, .markdown, .feed].contains(self) }

    /// Whether it is nothing without the addresses of pages.
    var needsAddress: Bool { folder?.needsAddress ?? false }

    /// Where the pages of articles stand below the address of the site unless told.
    var page: String { self == .html ? HTMLSite.page : "{slug}/" }
  }
}
