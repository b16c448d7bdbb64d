import Foundation
import Testing

@testable import FAQImport

@Suite("Myths that are set against facts")
struct MythPairTests {
  @Test(
    "each word for a myth is one in either case, where a fact follows",
    arguments: MythPair.myths.union(MythPair.claims)
  )
  func words(word: String) {
    for name in [word, word.uppercased(), word.capitalized] {
      #expect(
        MythPair.isStated("Is it?", "Words.\n\n\(name): it is.\n\nFact: it is not."), "\(name)")
      #expect(!MythPair.isStated("Is it?", "Words.\n\n\(name): it is."), "the control: \(name)")
    }
  }

  @Test("words that only begin like one are none")
  func others() {
    for word in ["Mitochondria", "Mythology", "Irrtumsfrei"] {
      #expect(!MythPair.isStated("Is it?", "\(word): it is.\n\nFact: it is not."), "\(word)")
    }
  }

  @Test(
    "a title that begins with a word for a myth states one",
    arguments: [
      "Myth", "Myth: it hurts", "MYTHS – about CAR T", "2. Myth: it hurts", "Myth 3: it hurts",
      "❌ Myth: it hurts", "Common myth: it hurts", "Popular misconception — it hurts",
      "Mythos: Sie tut weh", "Häufiger Irrtum: Sie tut weh", "Idée reçue : elle fait mal",
      "Fausse croyance : elle fait mal", "Falso mito: duele", "Mito 1: duele",
      "Mythe n° 2 : elle tue", "Mito nº 2: mata", "Mythe № 2 : elle tue",
      "Fabel: het doet pijn",
      "Myth! It hurts", "[MYTH] it hurts", "Myth No. 3: it hurts", "Myth one: it hurts",
      "Myth / it hurts",
      "The myth that it hurts", "Myth? It hurts", "Myth = it hurts", "The myths: it hurts",
      "It hurts everyone (myth)", "It hurts everyone – MYTH!",
    ])
  func titles(title: String) { #expect(MythPair.isStated(title, "No.")) }

  @Test(
    "a title that asks about a myth, or only has the word, states none",
    arguments: [
      "Is it a myth that it hurts?", "Myth or truth: does it hurt?", "Mythology of medicine",
      "What are common myths?", "Claim: what does my insurance pay?", "Common side effects",
      "Idées de repas", "Falsa alarma: ¿qué hago?",
      "The myth that it hurts: is it true?", "The myth of Sisyphus", "Myths?",
      "Can I believe that (it is a myth)?", "A well-known myth",
    ])
  func plainTitles(title: String) { #expect(!MythPair.isStated(title, "No.")) }

  @Test(
    "a label may have any mark behind it, or stand in brackets",
    arguments: [
      "MYTH:It is bad. FACT:It is not.", "MYTH! It is bad. FACT! It is not.",
      "[Myth] It is bad. [Fact] It is not.", "Myth? It is bad. Fact? It is not.",
      "Myth = it is bad; Fact = it is not", "Myth→ it is bad. Fact→ it is not.",
      "It is bad (myth). It is fine (fact).", "It cures all – MYTH\n\nFACT – It helps some.",
      "You can fly – MYTH. Fact: you cannot.", "All are cured (false). Truth: 40 %.",
    ])
  func marks(answer: String) { #expect(MythPair.isStated("Is it bad?", answer)) }

  @Test("what an interpreter answers in code is no label, and a myth beside code is one")
  func code() {
    let code = "```\n>>> a is b\nFalse\n>>> a is a\nTrue\n```"
    #expect(!MythPair.isStated("Is it?", "So:\n\n\(code)\n\nIt is."))
    #expect(MythPair.isStated("Is it?", "\(code)\n\nMyth: it is. Fact: it is not."))
    #expect(MythPair.isStated("Is it?", "\(code)\n\nFalse: it is.\n\nTrue: it is not."))
    #expect(MythPair.isStated("Is it?", "False\n\nIt is.\n\nTrue\n\nIt is not."))
    #expect(MythPair.isStated("Is it?", "```\nFalse\nIt is.\nTrue\nIt is not.\n```"))
  }

  @Test("the fact may come first, in a table, or in another language")
  func pairs() {
    for answer in [
      "Fact: it is not.\n\nMyth: it is.", "| Myth | Fact |\n|---|---|\n| It is | It is not |",
      "**Claim:** it is.\n\n**Truth:** it is not.", "Rumeur : oui.\n\nVérité : non.",
      "Idée reçue : oui.\n\nRéalité : non.", "GERÜCHT: ja.\n\nWAHRHEIT: nein.",
      "Märchen: ja.\n\nRealität: nein.", "Boato: sim.\n\nVerdade: não.",
      "Falsa creencia: sí.\n\nRealidad: no.", "Fiction: it is.\n\nReality: it is not.",
      "Irrtum: Sie heilt alle.\n\nRichtig ist: 40 %.", "Vorurteil: Alle. Wahrheit: 1 %.",
      "Falso: cura a todos. Verdadero: 40 %.", "Leggenda: tutti. Realtà: 40 %.",
      "Faux : tous. Vrai : 40.", "Legende: Alle. Wirklichkeit: 1.",
    ] { #expect(MythPair.isStated("Is it?", answer), "\(answer)") }
    #expect(!MythPair.isStated("Is it?", "It is a fact that you claim costs back."))
  }

  @Test(
    "a heading or a strong line that is but a word for a fact makes a myth of the words above it",
    arguments: [
      "Yes, it does.\n\n## Fact\n\nIt never does.", "Yes.\n\n**The facts**\n\nNo.",
      "Yes.\n\n__Fact 1:__\nNo.", "Ja.\n\n### Die Wahrheit\n\nNein.",
    ])
  func factsBelow(answer: String) { #expect(MythPair.isStated("Does it?", answer)) }

  @Test(
    "a word for a fact above all words, beside others or without a mark makes no myth",
    arguments: [
      "## Fact\n\nIt never does.", "Yes.\n\n## Fact sheet\n\nNo.", "Yes.\n\n**True?**\n\nNo.",
      "Yes.\n\nFact\n\nNo.", "Yes.\n\n**Fact** is that it does.",
    ])
  func plainFacts(answer: String) { #expect(!MythPair.isStated("Does it?", answer)) }

  static let amongQuestions: [(SourceFormat, String)] = [
    (.markdown, "## Does it?\n\nYes.\n\n## Fact\n\nNever.\n\n## Is it new?\n\nNo.\n"),
    (
      .markdown,
      """
      <details><summary>Does it?</summary>Yes.</details>
      <details><summary>The facts</summary>Never.</details>
      <details><summary>Is it new?</summary>No.</details>
      """
    ),
    (
      .html,
      "<h2>Does it?</h2><p>Yes.</p><h2>Fact</h2><p>Never.</p><h2>Is it new?</h2><p>No.</p>"
    ),
    (
      .html,
      """
      <div><div><h3>Does it?</h3><p>Yes.</p></div><div><h3>FACT</h3><p>Never.</p></div></div>
      <div><div><h3>Is it new?</h3><p>No.</p></div></div>
      """
    ),
    (
      .html,
      """
      <details><summary>Does it?</summary><p>Yes.</p></details>
      <details><summary>The facts</summary><p>Never.</p></details>
      <details><summary>Is it new?</summary><p>No.</p></details>
      """
    ),
    (
      .html,
      "<dl><dt>Does it?<dd>Yes.<dt>Fact<dd>Never.<dt>Is it new?<dd>No.</dl>"
    ),
    (
      .html,
      """
      <div><p><b>Does it?</b></p><p>Yes.</p></div><div><p><b>Fact</b></p><p>Never.</p></div>
      <div><p><b>Is it new?</b></p><p>No.</p></div>
      """
    ),
  ]

  @Test("a fact among questions refuses the question above it", arguments: amongQuestions)
  func factAmongQuestions(_ format: SourceFormat, _ text: String) throws {
    let reading = try SourceReader().read(Array(text.utf8), as: format, path: "FAQ")
    #expect(reading.questions.map(\.title) == ["Is it new?"], "\(reading)")
    #expect(reading.refused.map { $0.cause.contains("'Does it?'") } == [true], "\(reading)")
  }

  @Test("a heading on facts over questions refuses none")
  func factsOverQuestions() throws {
    let reading = try HTMLSource.reading(
      "<h2>Does it?</h2><p>Yes.</p><h2>Facts</h2><h3>Is it new?</h3><p>No.</p>")
    #expect(reading.questions.map(\.title) == ["Does it?", "Is it new?"], "\(reading)")
  }

  @Test("a setting that changes from one value to the other sets no myth against a fact")
  func settings() {
    for answer in [
      "Enter the menu and set:\n\n    alarm.enable True -> False\n    alarm.max -> put 100",
      "Set it from false → true.",
    ] { #expect(!MythPair.isStated("How do I set it?", answer), "\(answer)") }
    #expect(MythPair.isStated("Is it?", "All are cured -> False. True -> 40 %."), "the control")
  }
}
