import FAQModel
import FAQTestSupport
import Testing

@Suite("Merging two edits")
struct ThreeWayMergeTests {
  private func text(_ body: String, _ change: (inout ArticleText) -> Void = { _ in }) -> ArticleText
  {
    var text = ArticleText.sample("A?", body)
    change(&text)
    return text
  }

  @Test("what only one side changed is taken from it, whichever side it is")
  func oneSide() {
    var random = RandomTexts(state: 3)
    for _ in 0..<300 {
      let lines = random.paragraphs()
      let base = text(lines.joined(separator: "\n"))
      let edited = text(random.edited(lines, by: "A").joined(separator: "\n")) { $0.tags = ["t"] }
      for merge in [
        ThreeWayMerge(base: base, theirs: edited, yours: base),
        ThreeWayMerge(base: base, theirs: base, yours: edited),
        ThreeWayMerge(base: base, theirs: edited, yours: edited),
      ] { #expect(merge.text == edited.normalized) }
    }
  }

  @Test("bodies merge as git merge-file merges them wherever that is clean, and the same both ways")
  func git() throws {
    var random = RandomTexts(state: 4)
    let folder = try TemporaryFolder()
    var clean = 0
    for _ in 0..<250 {
      let base = random.paragraphs()
      let sides = [random.edited(base, by: "A"), random.edited(base, by: "B")]
      for (name, lines) in zip(["base", "a", "b"], [base] + sides) {
        try folder.write(name, lines.map { $0 + "\n" }.joined())
      }
      let git = try Program.run(["git", "merge-file", "-p", "a", "base", "b"], in: folder.path)
      let bodies = ([base] + sides).map { $0.joined(separator: "\n") }
      let merged = LineMerge(base: bodies[0], theirs: bodies[1], yours: bodies[2])
      let mirrored = LineMerge(base: bodies[0], theirs: bodies[2], yours: bodies[1])
      #expect(merged.text == mirrored.text)
      if git.code == 0 {
        clean += 1
        #expect(merged.text.map { $0 + "\n" } == git.output, "\(bodies)")
      }
    }
    #expect(clean > 40)
  }

  @Test("long texts merge in seconds at most, even unoptimized")
  func long() {
    let lines = (0..<60_000).map { "Line \($0)" }
    let time = ProcessorTime.measure {
      let merge = ThreeWayMerge(
        base: .sample("A?", lines.joined(separator: "\n")),
        theirs: .sample("A?", (["More"] + lines).joined(separator: "\n")),
        yours: .sample("A?", (lines + ["Last"]).joined(separator: "\n")))
      #expect(merge.text?.body.hasPrefix("More\nLine 0") == true)
    }
    #expect(time < .seconds(20))
  }

  @Test("every line that a side put in is in the merged text or in a conflict")
  func nothingLost() {
    var random = RandomTexts(state: 5)
    for _ in 0..<300 {
      let base = random.paragraphs()
      let (a, b) = (random.edited(base, by: "A"), random.edited(base, by: "B"))
      let merge = LineMerge(
        base: base.joined(separator: "\n"), theirs: a.joined(separator: "\n"),
        yours: b.joined(separator: "\n"))
      let all = Set(
        merge.parts.flatMap { part in
          switch part {
          case .merged(let lines): lines
          case .conflict(let theirs, let yours): theirs + yours
          }
        })
      #expect(all.isSuperset(of: Set(a).union(b).subtracting(base)))
    }
  }

  @Test("lists merge item by item, keeping order and what each side put in")
  func lists() {
    let base = text("") { $0.tags = ["a", "b", "c"] }
    let theirs = text("") { $0.tags = ["a", "c", "x"] }
    let yours = text("") { $0.tags = ["y", "a", "b", "c"] }
    #expect(
      ThreeWayMerge(base: base, theirs: theirs, yours: yours).text?.tags == ["y", "a", "c", "x"])
    let reversed = text("") { $0.tags = ["c", "b", "a"] }
    #expect(
      ThreeWayMerge(base: base, theirs: theirs, yours: reversed).text?.tags == ["c", "x", "a"])
    let turned = text("") { $0.tags = ["b", "c", "a"] }
    #expect(ThreeWayMerge(base: base, theirs: turned, yours: reversed).conflicts == ["tags"])
  }

  @Test("both sides of a conflict in a list have what only one of them changed")
  func listSides() {
    func items(_ labels: String...) -> [JSONValue] {
      labels.enumerated().map { .object(["code": .integer(Int64($0)), "label": .string($1)]) }
    }
    let merge = ListMerge.merge(
      base: items("a", "b", "c"), theirs: items("A", "B", "c"), yours: items("Z", "b", "c", "d")
    ) { $0["code"] ?? .null }
    #expect(
      merge
        == .conflict(theirs: items("A", "B", "c", "d"), yours: items("Z", "B", "c", "d")))
  }

  @Test("one code or reference changed differently on both sides is a conflict")
  func items() {
    func coded(_ labels: String...) -> ArticleText {
      text("") {
        $0.codes = labels.enumerated().map { .init(system: "S", code: "\($0)", label: $1) }
      }
    }
    let base = coded("a", "b")
    let merge = ThreeWayMerge(base: base, theirs: coded("A", "b"), yours: coded("a", "B"))
    #expect(merge.text == coded("A", "B").normalized)
    #expect(
      ThreeWayMerge(base: base, theirs: coded("A", "b"), yours: coded("Z", "b")).conflicts
        == ["codes"])
    #expect(
      ThreeWayMerge(base: base, theirs: coded("A", "b"), yours: text("")).conflicts == ["codes"])
  }

  @Test("an item that both sides corrected to different ones is a conflict")
  func corrected() {
    func coded(_ codes: String...) -> ArticleText {
      text("") { $0.codes = codes.map { .init(system: "ICD-10", code: $0) } }
    }
    func merged(_ theirs: ArticleText, _ yours: ArticleText) -> ThreeWayMerge {
      ThreeWayMerge(base: coded("E11", "I10"), theirs: theirs, yours: yours)
    }
    #expect(merged(coded("E10", "I10"), coded("E13", "I10")).conflicts == ["codes"])
    #expect(merged(coded("E10", "I10"), coded("E10", "I10")).text == coded("E10", "I10").normalized)
    #expect(
      merged(coded("E11", "I10", "E10"), coded("E11", "I10", "E13")).text?.codes.count == 4,
      "the control")
    #expect(merged(coded("E10", "I10"), coded("E11")).text == coded("E10").normalized)
  }

  @Test("in lists of one's own, changes of one place that differ are a conflict")
  func ownLists() {
    func listing(_ items: JSONValue...) -> ArticleText {
      text("") { $0.extra = ["doses": .array(items)] }
    }
    func dose(_ who: String, _ mg: Int64) -> JSONValue {
      .object(["mg": .integer(mg), "who": .string(who)])
    }
    let (adults, children) = (dose("adults", 10), dose("children", 5))
    let base = listing(adults, "a", children)
    let theirs = listing(adults, "a", dose("children", 4))
    for yours in [
      listing(adults, "a", dose("children", 3)), listing(adults, "a"),
      listing(adults, "a", children, "b"),
    ] {
      for (theirs, yours) in [(theirs, yours), (yours, theirs)] {
        let merge = ThreeWayMerge(base: base, theirs: theirs, yours: yours)
        #expect(merge.conflicts == ["doses"])
      }
    }
    let merge = ThreeWayMerge(
      base: base, theirs: theirs, yours: listing(dose("adults", 9), "a", children))
    #expect(merge.text == listing(dose("adults", 9), "a", dose("children", 4)).normalized)
    let sides = ThreeWayMerge(
      base: base, theirs: theirs, yours: listing("b", adults, "a", dose("children", 3)))
    #expect(
      sides.fields.first { $0.name == "doses" }?.field
        == .conflict(
          theirs: .array(["b", adults, "a", dose("children", 4)]),
          yours: .array(["b", adults, "a", dose("children", 3)])))
    let warned = ThreeWayMerge(
      base: text(""), theirs: listing("Max 4 mg a day"), yours: listing("Max 3 mg a day"))
    #expect(warned.conflicts == ["doses"])
  }

  @Test("both sides changed a field differently: a conflict that names it")
  func conflicts() {
    let merge = ThreeWayMerge(
      base: text("One.\n\nTwo."),
      theirs: text("One!\n\nTwo.") {
        $0.title = "B?"
        $0.extra = ["k": "theirs"]
      },
      yours: text("One?\n\nTwo.") {
        $0.title = "C?"
        $0.summary = "S"
        $0.extra = ["k": "yours"]
      })
    #expect(merge.text == nil && merge.conflicts == ["title", "k", "body"])
    #expect(
      merge.body.parts == [.conflict(theirs: ["One!"], yours: ["One?"]), .merged(["", "Two."])])
  }

  @Test(
    "a label that the two sides use for different things is a conflict, wherever they use it",
    arguments: [
      // Both define it, in different places.
      ("A.[^1]\n\n[^1]: With food.\n\nM.\n\nB.", "A.\n\nM.\n\nB.[^1]\n\n[^1]: Not under 2."),
      ("A: [t][T].\n\n[T]: /adults\n\nM.\n\nB.", "A.\n\nM.\n\nB: [t][t].\n\n[t]: /children"),
      ("> A.[n]\n>\n> [n]: /a\n\nM.\n\nB.", "A.\n\nM.\n\n> B.[n]\n>\n> [n]: /b"),
      // One defines what the other wrote as words.
      ("A.\n\nM.\n\nB.\n\n[side effects]: /a", "A.\n\nM, with [side\neffects] of it.\n\nB."),
      ("A.[Straße]\n\n[Straße]: /a\n\nM.\n\nB.", "A.\n\nM.\n\nB in [STRASSE]."),
      ("A.[^1]\n\n[^1]: With food.\n\nM.\n\nB.", "A.\n\nM.\n\nB.[^1]"),
      // They differ in a later paragraph, or in code, of a note.
      (
        "A.[^1]\n\n[^1]: See:\n\n    Max 5 mg.\n\nM.\n\nB.",
        "A.\n\nM.\n\nB.[^1]\n\n[^1]: See:\n\n    Max 50 mg."
      ),
      (
        "A.[^1]\n\n> [^1]: See:\n>\n>     ```\n>     5 mg\n>     ```\n\nM.\n\nB.",
        "A.\n\nM.\n\nB.[^1]\n\n> [^1]: See:\n>\n>     ```\n>     50 mg\n>     ```"
      ),
      // Code ends where its fence ends.
      (
        "````\n```\n````\n\nA.[^1]\n\n[^1]: With food.\n\nM.\n\nB.",
        "A.\n\nM.\n\n~~~\n~~~ x\n~~~\n\nB.[^1]\n\n[^1]: Not under 2."
      ),
      (
        "- ```\n  x\n  ```\n\nA.[^1]\n\n[^1]: With food.\n\nM.\n\nB.",
        "A.\n\nM.\n\n``` x ```\n\n> ```\n\nB.[^1]\n\n[^1]: Not under 2."
      ),
    ])
  func labels(_ theirs: String, _ yours: String) {
    let base = text("A.\n\nM.\n\nB.")
    for (theirs, yours) in [(theirs, yours), (yours, theirs)] {
      let merge = ThreeWayMerge(base: base, theirs: text(theirs), yours: text(yours))
      #expect(merge.text == nil)
      #expect(merge.conflicts.first == "body" && merge.conflicts.count == 2)
      let conflicts = merge.body.parts.count { if case .conflict = $0 { true } else { false } }
      #expect(conflicts >= 1)
    }
  }

  @Test(
    "a label that one side calls elsewhere while the other changes what it stands for is a conflict",
    arguments: [
      "Adults take 5 mg.\n\nB.\n\nChildren take 2 mg.[^1]\n\nD.",
      "Adults take 5 mg.\n\nB.[^1]\n\nChildren take 2 mg.\n\nD.",
      "Adults take 5[^1] mg.\n\nB.\n\nChildren take 2 mg.\n\nD.",
      "Adults take 5 mg. Children take 2 mg.[^1]\n\nB.\n\nD.",
      "Adults take 5 mg.[^1]\n\nB.\n\nChildren take 2 mg.[^1]\n\nD.",
    ])
  func movedCalls(_ moved: String) {
    let note = "\n\n[^1]: Trial in adults and children, 2010."
    let called = "Adults take 5 mg.[^1]\n\nB.\n\nChildren take 2 mg.\n\nD."
    let base = text(called + note)
    let other = text(called + "\n\n[^1]: Trial in adults only, 2024.")
    for (theirs, yours) in [(text(moved + note), other), (other, text(moved + note))] {
      let merge = ThreeWayMerge(base: base, theirs: theirs, yours: yours)
      #expect(merge.conflicts == ["body", "what [^1] stands for"])
    }
    for edited in ["Adults may take 5 to 6 mg.[^1]", "They take it with food.[^1]", "Take 5 mg."] {
      let yours = text(called.replacing("Adults take 5 mg.[^1]", with: edited) + note)
      #expect(ThreeWayMerge(base: base, theirs: other, yours: yours).conflicts.isEmpty)
    }
  }

  @Test("what both sides changed in other paragraphs of one note is marked")
  func longNote() {
    func noted(_ first: String, _ last: String) -> ArticleText {
      text("A.[^1]\n\n[^1]: \(first)\n\n    M.\n\n    \(last)\n\nB.")
    }
    let merge = ThreeWayMerge(
      base: noted("One.", "Two."), theirs: noted("One!", "Two."), yours: noted("One.", "Two!"))
    #expect(merge.conflicts == ["body", "what [^1] stands for"])
  }

  @Test(
    "words in brackets that call no label are none",
    arguments: [
      "[guide](/b)", "![guide](/b.png)", "`[guide]`", "`` ` [guide] ``", "\\[guide]", "[guide][o]",
      "\n\n```\n[guide]\n[guide]: /b\n```",
    ])
  func noLabels(_ words: String) {
    let base = text("A.\n\nM.\n\nB.\n\n[o]: /o")
    let theirs = text("A [guide].\n\n[guide]: /a\n\nM.\n\nB.\n\n[o]: /o")
    let yours = text("A.\n\nM.\n\nB \(words)\n\n[o]: /o")
    #expect(ThreeWayMerge(base: base, theirs: theirs, yours: yours).conflicts.isEmpty)
  }

  @Test("a label that one side alone uses anew, or both alike, is none")
  func agreedLabels() {
    let base = text("A.[^1]\n\nM.\n\nB.\n\n[^1]: With food.")
    let theirs = text("A!\n\nM.\n\nB.")
    #expect(
      ThreeWayMerge(
        base: base, theirs: text("A.[^1]\n\nM.\n\nB.\n\n[^1]: With a meal."),
        yours: text("A, too.[^1]\n\nM.\n\nB.\n\n[^1]: With food.")
      ).text?.body == "A, too.[^1]\n\nM.\n\nB.\n\n[^1]: With a meal.")
    #expect(
      ThreeWayMerge(
        base: text("A.\n\nM.\n\nB."), theirs: text("A.[^1]\n\nM.\n\nB.\n\n[^1]: With food."),
        yours: text("A.\n\nM.[^1]\n\nB.\n\n[^1]: With food.")
      ).text?.body == "A.[^1]\n\nM.[^1]\n\nB.\n\n[^1]: With food.")
    #expect(
      ThreeWayMerge(base: base, theirs: theirs, yours: base).text?.body == theirs.normalized.body)
  }
}
