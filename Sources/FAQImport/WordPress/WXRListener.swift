import FAQModel
import FAQXML
import Foundation

/// Puts the items of a WordPress export together from what ``XMLStream`` tells.
///
/// Names are those of the format's own prefixes: `wp:`, `content:`, `excerpt:` and `dc:`.
final class WXRListener: XMLListener {
  private(set) var site = WXRSite()
  /// The items that became whole since they were taken last.
  private(set) var items: [WXRItem] = []
  /// How many items are whole.
  private(set) var count = 0

  private var depth = 0
  private var item: WXRItem?
  private var itemSize = 0
  /// The names of the elements that are open below the channel and below its children.
  private var outer = ""
  private var inner = ""
  private var value: [UInt8] = []
  /// The fields of an author, a term or a custom field, while it is open.
  private var parts: [String: [UInt8]] = [:]

  /// The size of the largest item, in bytes.
  private static let largestItem = 64 * 1024 * 1024

  /// Takes the items that are whole.
  func takeItems() -> [WXRItem] {
    defer { items = [] }
    return items
  }

  /// The prefix of a namespace of the format, of any of its versions.
  static func prefix(of namespace: String) -> String? {
    switch namespace {
    case "http://purl.org/rss/1.0/modules/content/": return "content"
    case "http://purl.org/dc/elements/1.1/": return "dc"
    default:
      guard namespace.hasPrefix("http://wordpress.org/export/") else { return nil }
      return namespace.hasSuffix("/excerpt/") ? "excerpt" : "wp"
    }
  }

  func begin(_ name: String, attributes: [XMLAttribute]) throws {
    depth += 1
    switch depth {
    case 1: guard name == "rss" else { throw Self.notWXR }
    case 2: guard name == "channel" else { throw Self.notWXR }
    case 3:
      outer = name
      clear()
      if name == "item" { try beginItem() }
    case 4:
      inner = name
      clear()
      if item != nil, name == "category" { addTerm(attributes) }
    case 5 where inner == "wp:postmeta": value = []
    default: break
    }
  }

  func text(_ bytes: [UInt8]) throws {
    guard depth >= 3, inner != "wp:comment" else { return }
    if depth == 3, item != nil, !Self.string(bytes[...]).isEmpty {
      item?.others.append("text between the fields of an item")
    }
    value += bytes
    itemSize += bytes.count
    guard itemSize <= Self.largestItem else {
      throw Refusal.invalidFile(cause: "an item is larger than 64 MiB")
    }
  }

  func end(_ name: String) throws {
    switch depth {
    case 3: endOuter()
    case 4 where item != nil: endField()
    case 4:
      parts[inner] = value
      inner = ""
    case 5 where inner == "wp:postmeta": parts[name] = value
    default: break
    }
    depth -= 1
  }

  private func beginItem() throws {
    guard site.version != nil else { throw Self.notWXR }
    item = WXRItem(number: count + 1)
  }

  private func endOuter() {
    switch outer {
    case "item":
      if let item { items.append(item) }
      item = nil
      count += 1
    case "wp:wxr_version": site.version = string
    case "wp:base_blog_url": site.address = string
    case "link": if site.address.isEmpty { site.address = string }
    case "language": site.language = string
    case "wp:author":
      site.addAuthor(login: part("wp:author_login"), name: part("wp:author_display_name"))
    case "wp:category":
      site.addTerm(
        taxonomy: "category", slug: part("wp:category_nicename"), name: part("wp:cat_name"),
        parent: part("wp:category_parent"))
    case "wp:term":
      site.addTerm(
        taxonomy: part("wp:term_taxonomy"), slug: part("wp:term_slug"),
        name: part("wp:term_name"), parent: part("wp:term_parent"))
    default: break
    }
    itemSize = 0
    parts = [:]
    clear()
  }

  private var string: String { Self.string(value[...]) }

  private func part(_ name: String) -> String { Self.string(parts[name, default: []][...]) }

  private func clear() { value.removeAll(keepingCapacity: true) }

  private static func string(_ bytes: ArraySlice<UInt8>) -> String {
    guard let first = bytes.firstIndex(where: { !$0.isASCIISpace }),
      let last = bytes.lastIndex(where: { !$0.isASCIISpace })
    else { return "" }
    return String(decoding: bytes[first...last], as: UTF8.self)
  }

  static let notWXR = Refusal.invalidFile(
    cause: "it is no WordPress export (WXR); make one there with Tools > Export")
}

extension WXRListener {
  private func endField() {
    switch inner {
    case "title": item?.title += string
    case "link": item?.link = string
    case "pubDate": item?.published = string
    case "dc:creator": item?.creator = string
    case "guid": item?.guid = string
    case "content:encoded": item?.content += string
    case "excerpt:encoded": item?.excerpt += string
    case "category": endTerm()
    case "wp:post_id": item?.id = string
    case "wp:post_date_gmt": item?.created = string
    case "wp:post_modified_gmt": item?.modified = string
    case "wp:post_name":
      // WordPress keeps letters that are not ASCII with their bytes as %XX.
      item?.slug = string.removingPercentEncoding ?? string
    case "wp:status": item?.status = string
    case "wp:post_parent": item?.parent = string
    case "wp:post_type": item?.type = string
    case "wp:post_password": item?.hasPassword = !string.isEmpty
    case "wp:attachment_url": item?.attachment = string
    case "wp:comment": item?.comments += 1
    case "wp:postmeta": endMeta()
    default:
      if !Self.silent.contains(inner), !string.isEmpty { item?.others.append("field '\(inner)'") }
    }
    inner = ""
  }

  private func addTerm(_ attributes: [XMLAttribute]) {
    func value(_ name: String) -> String { attributes.first { $0.name == name }?.value ?? "" }
    item?.terms.append(
      WXRItem.Term(taxonomy: value("domain"), slug: value("nicename"), name: ""))
  }

  private func endTerm() {
    guard let term = item?.terms.popLast() else { return }
    item?.terms.append(
      WXRItem.Term(taxonomy: term.taxonomy, slug: term.slug, name: string))
  }

  private func endMeta() {
    switch part("wp:meta_key") {
    case "_wp_attachment_image_alt": item?.alternative = part("wp:meta_value")
    case "_yoast_wpseo_metadesc", "rank_math_description", "_aioseo_description":
      item?.metaDescription = part("wp:meta_value")
    case let key: item?.others.append("custom field '\(key)'")
    }
    parts = [:]
  }

  /// What says nothing to a reader.
  private static let silent: Set = [
    "wp:post_date", "wp:post_modified", "wp:comment_status", "wp:ping_status", "wp:menu_order",
    "wp:is_sticky",
  ]
}
