import FAQModel

@testable import FAQImport

/// WordPress exports written for tests: samples, not medical advice.
enum SampleExport {
  static func file(_ items: String, head: String = "") -> String {
    """
    <?xml version="1.0" encoding="UTF-8" ?>
    <rss version="2.0" xmlns:excerpt="http://wordpress.org/export/1.2/excerpt/"
      xmlns:content="http://purl.org/rss/1.0/modules/content/"
      xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:wp="http://wordpress.org/export/1.2/">
    <channel>
    <title>Sample Clinic</title>
    <link>https://sample.example</link>
    <language>en-GB</language>
    <wp:wxr_version>1.2</wp:wxr_version>
    <wp:base_site_url>https://sample.example</wp:base_site_url>
    <wp:base_blog_url>https://sample.example</wp:base_blog_url>
    <wp:author><wp:author_id>1</wp:author_id><wp:author_login><![CDATA[jo]]></wp:author_login>
    <wp:author_email>jo@sample.example</wp:author_email>
    <wp:author_display_name><![CDATA[Jo Sample]]></wp:author_display_name></wp:author>
    \(head)\(items)
    </channel>
    </rss>

    """
  }

  static func item(
    id: Int = 1, title: String = "Is this a sample?", type: String = "faq",
    status: String = "publish", slug: String = "a-sample", content: String = "<p>Yes.</p>",
    more: String = ""
  ) -> String {
    """
    <item>
    <title><![CDATA[\(title)]]></title>
    <link>https://sample.example/faq/\(slug)/</link>
    <pubDate>Mon, 12 Jun 2023 12:34:00 +0000</pubDate>
    <dc:creator><![CDATA[jo]]></dc:creator>
    <guid isPermaLink="false">https://sample.example/?post_type=faq&#038;p=\(id)</guid>
    <description></description>
    <content:encoded><![CDATA[\(content)]]></content:encoded>
    <excerpt:encoded><![CDATA[]]></excerpt:encoded>
    <wp:post_id>\(id)</wp:post_id>
    <wp:post_name><![CDATA[\(slug)]]></wp:post_name>
    <wp:status><![CDATA[\(status)]]></wp:status>
    <wp:post_type><![CDATA[\(type)]]></wp:post_type>
    <wp:post_password></wp:post_password>
    \(more)
    </item>

    """
  }

  static func source(_ file: String) throws -> WXRSource {
    try WXRSource(Array(file.utf8), html: AnswerMarkdown.init)
  }

  /// Reads a file, with the HTML of its answers as it is.
  static func read(_ file: String, step: Int = WXRSource.step) throws -> SourceReading {
    try WXRSource.reading(Array(file.utf8), html: AnswerMarkdown.init, step: step)
  }

  /// Reads the only question of a file with one item.
  static func question(_ item: String, head: String = "") throws -> SourceQuestion? {
    let questions = try read(file(item, head: head)).questions
    return questions.count == 1 ? questions.first : nil
  }
}
