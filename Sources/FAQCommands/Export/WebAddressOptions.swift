import ArgumentParser
import FAQExport

/// Where the exported pages will be on the web.
struct WebAddressOptions: ParsableArguments {
  @Option(
    name: .customLong("site-url"),
    help: ArgumentHelp(
      "Where the pages will be, such as https://example.org/faq.", valueName: "url"))
  var siteURL: String?

  @Option(
    help: ArgumentHelp(
      "Where the page of an article is below that, with {slug} for its slug.", valueName: "pattern")
  )
  var page: String?

  @Option(
    name: .customLong("asset-url"),
    help: ArgumentHelp(
      "Where the exported folder 'assets' will be, as pages call it, such as /faq/assets/.",
      valueName: "url"))
  var assetURL: String?

  /// Where the files are that texts show; nil where none was given.
  var assets: String? { assetURL.flatMap(BundleChoice.assets) }

  /// The address; nil where none was given.
  func address(for format: Export.Format) -> SiteAddress? {
    siteURL.flatMap { SiteAddress($0, page: page ?? format.page) }
  }

  /// Refuses what is no address, in words.
  func validate(for format: Export.Format) throws {
    if let assetURL {
      guard format.showsAssets else {
        throw ValidationError("No picture stands in \(format.rawValue) by its address.")
      }
      guard assets != nil else {
        throw Self.error(
          assetURL, "is no address; write /faq/assets/ or https://example.org/faq/assets/.")
      }
    }
    guard let siteURL else {
      if page != nil { throw ValidationError("--page is a part of --site-url; name that, too.") }
      if format.needsAddress {
        throw ValidationError(
          "\(format.rawValue) is made of addresses; say with --site-url where the pages will be.")
      }
      return
    }
    guard format.namesAddresses else {
      let formats = Export.Format.allCases.filter(\.namesAddresses).map(\.rawValue)
      throw ValidationError(
        "No address stands in \(format.rawValue); --site-url is for \(formats.joined(separator: ", "))."
      )
    }
    if format == .html, page != nil {
      throw ValidationError("The pages of html stand in questions/; --page is for other formats.")
    }
    guard SiteAddress(siteURL) != nil else {
      throw Self.error(
        siteURL,
        "is no address of a site; write it as https://example.org/faq, in plain ASCII, without a user, a "
          + "query or '..'.")
    }
    guard address(for: format) != nil else {
      throw Self.error(
        page ?? "",
        "is no pattern of pages; write it as {slug}/ or questions/{slug}.html, without '..'.")
    }
  }

  /// What is said of an address: how to write a character in it that cannot stand everywhere as it is, or
  /// else what is wrong.
  private static func error(_ address: String, _ cause: String) -> ValidationError {
    let below = address.contains("://") ? address : "/" + address.replacing("{slug}", with: "")
    guard let (character, escaped) = SiteAddress.escape(in: below) else {
      return ValidationError("'\(address)' \(cause)")
    }
    return ValidationError(
      "'\(address)' holds '\(character)', which cannot stand in every file that is made of it; write it as "
        + "\(escaped).")
  }
}
