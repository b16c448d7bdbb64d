/// What an item of a WordPress export is to an FAQ, by its post type.
enum WXRKind: Equatable {
  /// An entry of an FAQ plug-in: always a question.
  case question
  /// A post, a page or the like, which may be or hold questions.
  case page
  /// A file of the site.
  case attachment
  /// What the site runs on, such as menus and templates.
  case machinery

  init(type: String) {
    if type == "attachment" {
      self = .attachment
    } else if type.lowercased().split(whereSeparator: { $0 == "_" || $0 == "-" }).contains(
      where: { Self.words.contains(String($0)) }) || Self.questions.contains(type)
    {
      self = .question
    } else if Self.machines.contains(type) || type.hasPrefix("wp_") || type.hasPrefix("acf-") {
      self = .machinery
    } else {
      self = .page
    }
  }

  private static let machines: Set = [
    "nav_menu_item", "revision", "custom_css", "customize_changeset", "oembed_cache",
    "user_request", "elementor_library", "elementor_snippet", "wpcf7_contact_form", "wpforms",
    "shop_order", "shop_coupon", "feedback", "flamingo_inbound", "flamingo_contact",
    "jp_pay_order", "scheduled-action", "mc4wp-form",
  ]

  /// Each of them as a word of the type makes it one of a plug-in for questions.
  private static let words: Set = ["faq", "faqs", "ufaq"]

  private static let questions: Set = [
    "epkb_post_type_1", "faqpress", "ht_kb", "qa", "question", "questions",
  ]
}

extension WXRItem {
  /// What an editor should know of its state there.
  var stateRemarks: [String] {
    let state: String? =
      switch status {
      case "publish", "": nil
      case "draft": "It is a draft there."
      case "pending": "It waits for review there."
      case "private": "It is private there."
      case "future": "It is scheduled there and not published yet."
      default: "Its state there is '\(status)'."
      }
    return [state, hasPassword ? "A password protects it there." : nil].compactMap(\.self)
  }
}
