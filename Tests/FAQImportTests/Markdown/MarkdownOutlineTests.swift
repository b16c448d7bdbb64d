import Testing

@testable import FAQImport

@Suite("Blocks of Markdown files")
struct MarkdownOutlineTests {
  @Test(
    "one line of each is a heading, as in CommonMark",
    arguments: [
      // Any tag of theirs ends what is verbatim, and nothing else does.
      "<script>\n# a\n</style>\n# b", "<pre>\n\n# a\n</PRE>\n# b", "<![CDATA[\n\n# a\n]]>\n# b",
      "<?\n\n# a\n?>\n# b", "<!-->\n# b",
      // A tag alone on its line begins a block, whatever its name and its attributes hold.
      "<my-box>\n# a\n\n# b", "<a title=\"x > y\">\n# a\n\n# b", "Words\n<my-box>\n# b",
      // An empty item does not interrupt a paragraph, and a tab reaches to the next fourth column.
      "Words\n* \n===", "-\ta\n\n  # b", "-     # a\n\n# b", "- ```\n  # a\n  ```\n\n# b",
    ])
  func headings(text: String) {
    #expect(MarkdownOutline(Array(text.utf8), from: 0).headings.count == 1, "\(text)")
  }
}
