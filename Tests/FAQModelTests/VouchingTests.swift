import FAQModel
import FAQTestSupport
import Testing

@Suite("Who vouches for each block")
struct VouchingTests {
  typealias Step = Vouching<String>.Step

  /// The sign-offs of each block of a body, as `text: names`, when the bodies were signed in steps.
  private func signed(
    _ body: String, _ steps: [SignedStep], draftOf base: String? = nil
  ) throws -> [String] {
    let bodies = steps.flatMap(\.bodies) + [body] + (base.map { [$0] } ?? [])
    let texts = try Dictionary(
      bodies.map { body in
        let text = ArticleText.sample("A?", body)
        return (try text.canonical().digest, text)
      }, uniquingKeysWith: { $1 })
    let vouching = Vouching(try steps.map { try $0.step() }) { try #require(texts[$0]) }
    let vouchers =
      try base.map {
        try vouching.vouchers(
          ofDraft: .sample("A?", body), from: ArticleText.sample("A?", $0).canonical().digest)
      } ?? vouching.vouchers(of: ArticleText.sample("A?", body).canonical().digest)
    return vouchers.filter { $0.block.lines != nil }
      .map { "\($0.block.text): \($0.signOffs.joined(separator: " "))" }
  }

  struct SignedStep {
    let name: String
    let bodies: [String]

    static func full(_ name: String, _ body: String) -> SignedStep {
      SignedStep(name: name, bodies: [body])
    }

    static func changes(_ name: String, _ old: String, _ new: String) -> SignedStep {
      SignedStep(name: name, bodies: [old, new])
    }

    func step() throws -> Step {
      let digests = try bodies.map { try ArticleText.sample("A?", $0).canonical().digest }
      return digests.count == 1
        ? .full(name, digests[0]) : .changes(name, from: digests[0], to: digests[1])
    }
  }

  @Test("a full sign-off vouches for all blocks of its text and for no other text")
  func full() throws {
    #expect(try signed("A\n\nB", [.full("ben", "A\n\nB")]) == ["A: ben", "B: ben"])
    #expect(try signed("A\n\nC", [.full("ben", "A\n\nB")]) == ["A: ", "C: "])
    #expect(
      try signed("A", [.full("ben", "A"), .full("ada", "A"), .full("ben", "A")]) == ["A: ben ada"])
  }

  @Test("the fields and the question are vouched for like the rest")
  func fields() throws {
    var old = ArticleText.sample("A?", "B")
    old.summary = "Short."
    var new = old
    new.tags = ["a"]
    let digests = (try old.canonical().digest, try new.canonical().digest)
    let texts = [digests.0: old, digests.1: new]
    let vouching = Vouching<Int>(
      [.full(1, digests.0), .changes(2, from: digests.0, to: digests.1)]
    ) { try #require(texts[$0]) }
    #expect(try vouching.vouchers(of: digests.1).map(\.signOffs) == [[1], [1], [2], [1]])
  }

  @Test("a sign-off of changes vouches for them, and the rest keeps who vouched for it before")
  func changed() throws {
    let steps: [SignedStep] = [
      .full("ben", "A\n\nB\n\nC"), .changes("ada", "A\n\nB\n\nC", "A\n\nX\n\nC"),
      .changes("eva", "A\n\nX\n\nC", "A\n\nX\n\nC\n\n- d\n- e"),
    ]
    #expect(
      try signed("A\n\nX\n\nC\n\n- d\n- e", steps)
        == ["A: ben", "X: ada", "C: ben", "- d: eva", "- e: eva"])
    #expect(try signed("A\n\nX\n\nC", steps) == ["A: ben", "X: ada", "C: ben"])
    #expect(try signed("A\n\nB\n\nC", steps) == ["A: ben", "B: ben", "C: ben"])
  }

  @Test("a sign-off of changes to a text that nobody signed vouches for the changed blocks alone")
  func unsignedBase() throws {
    #expect(try signed("A\n\nX", [.changes("ada", "A\n\nB", "A\n\nX")]) == ["A: ", "X: ada"])
    #expect(
      try signed("A\n\nX", [.changes("ada", "A\n\nB", "A\n\nX"), .full("ben", "A\n\nB")])
        == ["A: ben", "X: ada"])
  }

  @Test(
    "a paragraph that moved, was joined or split, or stands under other words gains no sign-off")
  func moved() throws {
    let rows: [(String, String, [String])] = [
      ("A\n\nB\n\nC", "B\n\nC\n\nA", ["B: ben", "C: ben", "A: ada"]),
      ("A\n\nB", "A\nB", ["A\nB: ada"]), ("A\nB", "A\n\nB", ["A: ada", "B: ada"]),
      ("# H\n\nA", "# I\n\nA", ["# I: ada", "A: ada"]),
      ("Do:\n\n- a\n- b", "Do not:\n\n- a\n- b", ["Do not:: ada", "- a: ada", "- b: ada"]),
      ("- a\n- b\n- c", "- a\n- c", ["- a: ben", "- c: ben"]),
      ("- a\n- b\n- c", "- a\n- c\n- b", ["- a: ben", "- c: ben", "- b: ada"]),
    ]
    for (old, new, expected) in rows {
      #expect(
        try signed(new, [.full("ben", old), .changes("ada", old, new)]) == expected, "\(new)")
      let draft = try signed(new, [.full("ben", old)], draftOf: old)
      #expect(draft == expected.map { $0.replacing(": ada", with: ": ") }, "\(new)")
    }
  }

  @Test("the same words under another question are nobody's")
  func question() throws {
    let (old, new) = (ArticleText.sample("Safe?", "Yes."), ArticleText.sample("Unsafe?", "Yes."))
    let digest = try old.canonical().digest
    let vouching = Vouching<Int>([.full(1, digest)]) { _ in old }
    #expect(try vouching.vouchers(of: digest).allSatisfy { $0.signOffs == [1] })
    #expect(try vouching.vouchers(ofDraft: new, from: digest).allSatisfy(\.signOffs.isEmpty))
  }

  @Test("several ways to a text add up, and texts made from each other come to an end")
  func ways() throws {
    let steps: [SignedStep] = [
      .changes("1", "A\n\nB", "A\n\nC"), .changes("2", "A\n\nC", "A\n\nB"),
      .changes("3", "X\n\nC", "A\n\nC"), .full("4", "A\n\nB"), .changes("5", "A\n\nB", "A\n\nB"),
    ]
    #expect(try signed("A\n\nC", steps) == ["A: 3 4", "C: 1"])
    #expect(try signed("A\n\nB", steps) == ["A: 3 4", "B: 2 4"])
  }

  @Test("a text that cannot be had is an error, not a block that nobody vouches for")
  func missing() throws {
    let digests = try ["A", "B"].map { try ArticleText.sample("A?", $0).canonical().digest }
    let vouching = Vouching<Int>([.changes(1, from: digests[0], to: digests[1])]) {
      guard $0 == digests[1] else { throw Refusal.damagedText($0) }
      return .sample("A?", "B")
    }
    #expect(throws: Refusal.damagedText(digests[0])) { try vouching.vouchers(of: digests[1]) }
  }

  @Test("whoever vouches for a block signed it with the same words under the same headings")
  func sound() throws {
    var random = SeededGenerator(seed: 6)
    var count = (vouched: 0, inherited: 0, none: 0)
    for _ in 0..<200 {
      var texts: [ArticleText] = [randomText(&random)]
      for _ in 0..<5 {
        let base = texts.randomElement(using: &random) ?? texts[0]
        texts.append(edited(base, &random))
      }
      let digests = try texts.map { try $0.canonical().digest }
      let byDigest = Dictionary(zip(digests, texts), uniquingKeysWith: { $1 })
      var signedTexts: [Int: ArticleText] = [:]
      let steps = (0..<6).map { number -> Vouching<Int>.Step in
        let to = Int.random(in: 0..<6, using: &random)
        signedTexts[number] = texts[to]
        return number % 3 == 0
          ? .full(number, digests[to])
          : .changes(number, from: digests[Int.random(in: 0..<6, using: &random)], to: digests[to])
      }
      let vouching = Vouching(steps) { try #require(byDigest[$0]) }
      for (digest, text) in zip(digests, texts) {
        let places = Self.places(text)
        for voucher in try vouching.vouchers(of: digest) where voucher.block.lines != nil {
          let start = voucher.block.lines?.lowerBound ?? 0
          let place = try #require(places[start])
          if voucher.signOffs.isEmpty { count.none += 1 }
          for signOff in voucher.signOffs {
            let signed = try #require(signedTexts[signOff])
            #expect(Self.places(signed).values.contains(place), "\(place)\n\(signed.body)")
            count.vouched += 1
            if signed != text { count.inherited += 1 }
          }
        }
      }
    }
    #expect(count.vouched > 1_000 && count.inherited > 300 && count.none > 300, "\(count)")
  }

  /// The paragraphs of a text of headings and paragraphs by their first lines, each with its question
  /// and the headings above it: found without the search for blocks.
  private static func places(_ text: ArticleText) -> [Int: String] {
    var places: [Int: String] = [:]
    var headings: [String] = []
    for (index, line) in text.body.split(separator: "\n", omittingEmptySubsequences: false)
      .enumerated()
    {
      let level = line.prefix { $0 == "#" }.count
      if level > 0 { headings = headings.prefix(level - 1) + [String(line)] }
      if !line.isEmpty {
        places[index + 1] = ([text.title] + headings + [String(line)]).joined(separator: "|")
      }
    }
    return places
  }

  private func randomText(_ random: inout SeededGenerator) -> ArticleText {
    let lines = (0..<Int.random(in: 1...8, using: &random)).map { _ in Self.line(&random) }
    return .sample("A?", Self.body(lines))
  }

  /// Headings step down by one level only, as the search by hand expects.
  private static func body(_ lines: [String]) -> String {
    var level = 0
    return lines.map { line in
      guard line.hasPrefix("#") else { return line }
      level = min(level + 1, line.prefix { $0 == "#" }.count)
      return String(repeating: "#", count: level) + " " + line.suffix(1)
    }.joined(separator: "\n\n")
  }

  private static func line(_ random: inout SeededGenerator) -> String {
    ["# A", "# B", "## C", "## D", "One.", "Two.", "Three.", "Four."].randomElement(using: &random)
      ?? ""
  }

  private func edited(_ text: ArticleText, _ random: inout SeededGenerator) -> ArticleText {
    var lines = text.body.split(separator: "\n\n").map(String.init)
    let place = Int.random(in: 0..<lines.count, using: &random)
    switch Int.random(in: 0..<5, using: &random) {
    case 0 where lines.count > 1: lines.remove(at: place)
    case 1: lines[place] = Self.line(&random)
    case 2: lines.swapAt(place, Int.random(in: 0..<lines.count, using: &random))
    default: lines.insert(Self.line(&random), at: place)
    }
    let title = Int.random(in: 0..<8, using: &random) == 0 ? "B?" : text.title
    return .sample(title, Self.body(lines))
  }
}
