/// An item of a WordPress export, as it is written there.
struct WXRItem: Sendable {
  /// A category or tag of it.
  struct Term: Hashable, Sendable {
    let taxonomy: String
    let slug: String
    let name: String
  }

  /// Its number in the file, counted from 1.
  let number: Int
  var title = ""
  /// Its permalink.
  var link = ""
  /// `pubDate`, as RFC 822 writes it.
  var published = ""
  /// The login of its author.
  var creator = ""
  var guid = ""
  var content = ""
  var excerpt = ""
  var id = ""
  /// `wp:post_date_gmt`.
  var created = ""
  /// `wp:post_modified_gmt`.
  var modified = ""
  var slug = ""
  var status = ""
  var type = ""
  /// The ID of the post that it belongs to, `0` for none.
  var parent = ""
  var hasPassword = false
  /// Where the file of an attachment is.
  var attachment = ""
  var terms: [Term] = []
  /// What an attachment shows, for those who cannot see it.
  var alternative = ""
  /// The description for search engines that a plug-in keeps.
  var metaDescription = ""
  var comments = 0
  /// What else it holds that is not read, by its name.
  var others: [String] = []

  init(number: Int) { self.number = number }

  var place: String { "item \(number)" }
}
