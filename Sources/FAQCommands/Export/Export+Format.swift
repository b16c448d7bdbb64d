import ArgumentParser
import FAQExport

extension Export {
  enum Format: String, CaseIterable, ExpressibleByArgument {
    case json, markdown, html, git

    /// Whether the addresses of pages stand in it where they are known.
    var namesAddresses: Bool { self == .html }

    /// Where the pages of articles stand below the address of the site unless told.
    var page: String { self == .html ? HTMLSite.page : "{slug}/" }
  }
}
