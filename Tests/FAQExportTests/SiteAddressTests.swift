import FAQExport
import Testing

@Suite("Addresses of sites")
struct SiteAddressTests {
  @Test(
    "an address is taken with a port, a number of a host, and escapes in its path",
    arguments: [
      "https://example.org", "https://example.org/", "http://127.0.0.1:8080/faq/",
      "https://[::1]:443/a", "https://[2001:db8:0:0:0:0:0:1]", "https://example.org/a%41/~b@c:d",
    ])
  func addresses(_ address: String) { #expect(SiteAddress(address) != nil) }

  @Test(
    "what is no address is refused",
    arguments: [
      "", "example.org", "ftp://example.org", "https://", "https:///", "https://a..b",
      "https://example.org/100%", "https://example.org/%4", "https://example.org%41",
      "https://[zz", "https://[1]", "https://[:::]", "https://[::1]x",
      "https://example.org:", "https://example.org:0", "https://example.org:99999",
      "https://u:p@example.org", "https://u@example.org", "https://example.org/..",
      "https://example.org/%2e%2E/a", "https://example.org/./a", "https://example.org//",
      "https://example.org/:faq",
      "https://example.org/a//b", "https://example.org/?a", "https://example.org/#a",
      "https://\u{E4}.example", "https://example.org/a b",
    ])
  func others(_ address: String) { #expect(SiteAddress(address) == nil) }

  @Test("a scheme is the same in upper case")
  func scheme() {
    #expect(SiteAddress("HTTPS://example.org/A") == SiteAddress("https://example.org/A"))
    #expect(SiteAddress("Http://example.org")?.base == "http://example.org")
    #expect(BundleChoice.assets(at: "HTTPS://example.org/a") == "https://example.org/a/")
    for other in ["https:/a", "HTTPS//a.example", "xhttps://a.example", "https:"] {
      #expect(SiteAddress(other) == nil && SiteAddress(other + "//") == nil, "\(other)")
    }
  }

  @Test(
    "a character that paths do not hold is named with what stands for it",
    arguments: [
      ("https://a.example/x+y", "%2B"), ("/a'", "%27"), ("https://a.example/\u{E4};", "%C3%A4"),
      ("https://a.example/\n", "%0A"),
    ])
  func escapes(address: String, escaped: String) {
    #expect(SiteAddress.escape(in: address)?.escaped == escaped)
  }

  @Test(
    "no other character is", arguments: ["https://a+b.example/a", "https://a.example/%2B?a#b", "a"])
  func noEscapes(address: String) { #expect(SiteAddress.escape(in: address) == nil) }

  @Test("a pattern of pages stays below the address and has a place for the slug")
  func patterns() {
    for page in ["{slug}/", "{slug}.html", "questions/{slug}.html", "a/{slug}/index.html"] {
      #expect(SiteAddress("https://example.org", page: page) != nil, "\(page)")
    }
    for page in [
      "", "x", "/{slug}", "../{slug}/", "a/../{slug}", "./{slug}", "{slug}//", "a//{slug}",
      ":{slug}", "a/:b/{slug}",
      "{slug}%", "%4{slug}", "{slug}?", "{slug}#a",
    ] {
      #expect(SiteAddress("https://example.org", page: page) == nil, "\(page)")
    }
  }
}
