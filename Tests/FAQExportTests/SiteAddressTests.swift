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
      "https://example.org/a//b", "https://example.org/?a", "https://example.org/#a",
      "https://\u{E4}.example", "https://example.org/a b",
    ])
  func others(_ address: String) { #expect(SiteAddress(address) == nil) }

  @Test("a pattern of pages stays below the address and has a place for the slug")
  func patterns() {
    for page in ["{slug}/", "{slug}.html", "questions/{slug}.html", "a/{slug}/index.html"] {
      #expect(SiteAddress("https://example.org", page: page) != nil, "\(page)")
    }
    for page in [
      "", "x", "/{slug}", "../{slug}/", "a/../{slug}", "./{slug}", "{slug}//", "a//{slug}",
      "{slug}%", "%4{slug}", "{slug}?", "{slug}#a",
    ] {
      #expect(SiteAddress("https://example.org", page: page) == nil, "\(page)")
    }
  }
}
