import FAQImport
import FAQModel
import Foundation
import Testing

@Suite("Questions in tables")
struct TableQuestionsTests {
  static func read(_ text: String, _ mapping: [String: String] = [:]) throws -> SourceReading {
    try TableQuestions.read(Array(text.utf8), mapping: mapping)
  }

  @Test("every column has its place, and others are kept as fields")
  func columns() throws {
    let reading = try Self.read(
      """
      ID; Question ;Answer;Category;Tags;Lang;Author;Date;Summary;source_url;Title
      s-1;"Is this\n a sample?";"Yes.";Care > Before|After;a, b|c;en;A. Sample;2024-07-22;Yes;https://a.example/;T
      s-2;Another sample?;No.;;;;;03/04/2021;;;

      """)
    let question = try #require(reading.questions.first)
    #expect(question.place == "row 2")
    #expect(question.identity == "s-1")
    #expect(question.title == "Is this a sample?")
    #expect(question.body == "Yes.")
    #expect(question.categories == ["Care", "Before", "After"])
    #expect(question.tags == ["a", "b", "c"])
    #expect(question.locale == "en" && question.author == "A. Sample" && question.summary == "Yes")
    #expect(question.date?.day == "2024-07-22")
    #expect(question.fields.map(\.name) == ["source_url", "Title"])
    #expect(question.remarks.isEmpty)
    let other = try #require(reading.questions.last)
    #expect(other.date == nil && other.remarks.count == 1)
    #expect(other.fields == [JSONValue.Member("Date", "03/04/2021")])
    #expect(reading.refused.isEmpty && reading.remarks.isEmpty)
  }

  static let dialects = [
    "question,answer", "Q,A", "Title,Body", "Frage,Antwort", "PREGUNTA FRECUENTE,Respuesta",
    "Question,Réponse", "Question,Reponse", "Fraga,Svar", "Pertanyaan,Jawaban", "title,content",
    "问题,答案", "faq_question,Answer Text",
    "post_title,post_content", "Article title,Article body",
  ]

  @Test("the names of columns are known in several languages", arguments: dialects)
  func knowsDialects(_ header: String) throws {
    let reading = try Self.read(header + "\nIs it a sample?,Yes.")
    #expect(reading.questions.map(\.title) == ["Is it a sample?"])
    #expect(reading.questions.map(\.body) == ["Yes."])
  }

  @Test("names without their accents are known, but for a word of English")
  func withoutAccents() throws {
    let reading = try Self.read("Question,Reponse,Categorie,Resume\nIs it?,Yes.,Basics,In May.")
    #expect(reading.questions.map(\.categories) == [["Basics"]])
    #expect(reading.questions.map(\.summary) == [""])
    #expect(reading.questions.first?.fields == [JSONValue.Member("Resume", "In May.")])
  }

  static let inTwoLanguages = [
    ("ID;Answer;Antwort;Frage", "'Answer' and 'Antwort'", "answer"),
    ("Frage;Antwort;Respuesta;Text", "'Antwort' and 'Respuesta'", "answer"),
    ("Question;Frage;Antwort;x", "'Question' and 'Frage'", "question"),
  ]

  @Test("two columns that say the same in two languages are refused", arguments: inTwoLanguages)
  func twoLanguages(_ header: String, _ names: String, _ field: String) throws {
    let refusal = Refusal.invalidFile(
      line: 1,
      cause: "columns \(names) may both be the \(field), each in a language; "
        + "name one with --map \(field)=COLUMN")
    #expect(throws: refusal) { try Self.read(header + "\nIs it?;Is that?;Yes.;No.") }
    let mapped = names.split(separator: "'")[0]
    #expect(
      try Self.read(header + "\nIs it?;Is that?;Yes.;No.", [field: String(mapped)])
        .questions.count == 1)
  }

  @Test("columns that say it in one language are told by how surely they do")
  func oneLanguage() throws {
    for header in ["Question;Answer;Answer HTML", "FAQ Question;Antwort;Text", "Q;Answer;A"] {
      #expect(try Self.read(header + "\nIs it?;Yes.;Yes.").questions.count == 1, "\(header)")
    }
  }

  static let repeated = [
    ("Question,Answer,Dose", "Question,Answer,Dose"), ("Question,Answer", " question ,ANSWER"),
    ("Frage,Antwort,Dosis", "Frage,Antwort,"), ("question,answer", "Pregunta,Respuesta"),
    ("Title,Body", "Title,Body"),
  ]

  @Test("a table without a row is refused")
  func empty() throws {
    let refusal = Refusal.invalidFile(cause: "the table is empty; its first row names columns")
    for text in ["", "\n\n"] { #expect(throws: refusal) { try Self.read(text) } }
  }

  @Test("a row that names the columns again is left out, and named", arguments: repeated)
  func repeatedNames(_ names: String, _ row: String) throws {
    let more = names.split(separator: ",").count > 2 ? "," : ""
    let reading = try Self.read(
      "\(names)\nIs it?,Yes.\(more)\n\(row)\nIs that?,No.\(more)\n")
    #expect(reading.questions.map(\.title) == ["Is it?", "Is that?"])
    #expect(
      reading.dropped == ["row 3, which names the columns again (the row begins on line 3)"])
    let others = try Self.read("Question,Answer\nQuestion,Yes.\nIs it?,Answer\n")
    #expect(others.questions.map(\.title) == ["Question", "Is it?"], "the control")
  }

  @Test("titles above the names of the columns are left out, and named")
  func titles() throws {
    for text in [
      "Sample FAQ\n\nQuestion,Answer\nIs it?,Yes.\n", "Sample FAQ;\nQuestion;Answer\nIs it?;Yes.\n",
      "Sample FAQ\nQuestion;Answer\nIs it?;Yes, it is\n",
    ] {
      #expect(SourceFormat.found(in: Array(text.utf8), path: "a.csv") == .csv)
      let reading = try Self.read(text)
      #expect(reading.questions.map(\.title) == ["Is it?"])
      #expect(reading.dropped == ["the row 'Sample FAQ' above the names of the columns"])
    }
    for text in ["Sample FAQ\nName,Notes\nIs it?,Yes.\n", "Name,Notes\nIs it?,Yes.\n"] {
      #expect {
        try Self.read(text)
      } throws: {
        "\($0)".contains("the columns are 'Name', 'Notes'")
      }
    }
  }

  @Test("a myth in a table is refused, and so is an answer that sets one against a fact")
  func myths() throws {
    let reading = try Self.read(
      "q,a\nMyth: It is the last resort,Fact: It is not.\n"
        + "Is it?,\"**Myth:** It is.\n\n**Fact:** It is not.\"\nIs that a myth?,Yes.\n")
    #expect(reading.questions.map(\.title) == ["Is that a myth?"])
    #expect(
      reading.refused.map(\.cause) == [
        "'Myth: It is the last resort' states a myth",
        "the answer to 'Is it?' sets a myth against a fact",
      ])
  }

  @Test("a mapping says what names do not, and wins over them")
  func mapping() throws {
    let text = "Column A,answer,Notes\nIs it?,No.,Yes."
    #expect(
      try Self.read(text, ["question": "column a", "answer": "Notes"]).questions.map(\.body)
        == ["Yes."])
    #expect {
      try Self.read(text)
    } throws: {
      "\($0)".contains("'Column A', 'answer', 'Notes'") && "\($0)".contains("--map question=COLUMN")
    }
    for mapping in [
      ["question": "Nope"], ["nope": "Notes"], ["question": "Notes", "answer": "Notes"],
    ] {
      #expect(throws: Refusal.self) { try Self.read(text, mapping) }
    }
    #expect(throws: Refusal.self) { try Self.read("question,Question,answer\na,b,c") }
    #expect(throws: Refusal.self) { try Self.read("") }
  }

  @Test("rows that cannot be taken are refused by their number, and the others are read")
  func refused() throws {
    let reading = try Self.read(
      "question,answer\n,No question\nNo answer?,\nOne?,Yes.\nToo,many,cells\n\"x\"y,z\nTwo?,Yes.,,\nThree?\n"
    )
    #expect(reading.questions.map(\.title) == ["One?", "Two?"])
    #expect(reading.refused.map(\.place) == ["row 5", "row 6", "row 2", "row 3", "row 8"])
    #expect(reading.refused[0].cause.contains("3 cells"))
  }

  @Test("the same question with one answer is taken once, with two answers not at all")
  func twice() throws {
    let reading = try Self.read(
      "question,answer,lang\nA?,x,\nB?,y,\na?,x,\nB?,z,\nA?,w,de\nB?,y,\n")
    #expect(reading.questions.map(\.title) == ["A?", "A?"])
    #expect(reading.questions[0].remarks.first?.contains("row 2, row 4") == true)
    #expect(reading.refused.map(\.place) == ["row 3", "row 5", "row 7"])
    #expect(reading.refused[0].cause.contains("row 3, row 5, row 7"))
    let many = "question,answer\n" + (0..<20_000).map { "A?,\($0)\n" }.joined()
    #expect(try Self.read(many).refused.count == 20_000)
  }

  @Test("the same question with two answers is taken twice where the source tells them apart")
  func toldApart() throws {
    let reading = try Self.read(
      "id,question,answer\n1,A?,x\n2,A?,y\n3,B?,z\n2,A?,y\n2,A?,w\n")
    #expect(reading.questions.map(\.identity) == ["1", "3"])
    #expect(reading.refused.map(\.place) == ["row 3", "row 5", "row 6"])
    let two = try Self.read("id,question,answer\n1,A?,x\n2,A?,y\n")
    #expect(two.questions.map(\.body) == ["x", "y"])
    #expect(two.questions.map { $0.remarks.count } == [1, 1])
  }

  @Test("dates are read in the order that one of them shows")
  func dates() throws {
    let table = "question,answer,date\nA?,x,03/04/2021\nB?,y,27/09/2019 10:27\n"
    let reading = try Self.read(table)
    #expect(reading.questions.map { $0.date?.day } == ["2021-04-03", "2019-09-27"])
    #expect(reading.remarks.count == 1)
    let mixed = try Self.read(table + "C?,z,09/27/2019\n")
    #expect(mixed.questions.map { $0.date?.day } == [nil, "2019-09-27", "2019-09-27"])
  }

  @Test("a file that is not UTF-8 is read, and its encoding said")
  func encodings() throws {
    let bytes = Array("Frage;Antwort\nWas kostet es?;5 ".utf8) + [0x80, 0x0A]
    let reading = try TableQuestions.read(bytes)
    #expect(reading.questions.map(\.body) == ["5 €"])
    #expect(reading.remarks == ["The file is read as Windows-1252."])
  }

  @Test("what an export of another site approves is left out, and said")
  func ownExport() throws {
    let reading = try Self.read(
      "number,uuid,slug,aliases,title,locale,body,revision,published,audience\n1,u,s,,T,en,**B** *i*,2,2024-01-01T00:00:00Z,x\n"
    )
    #expect(reading.questions.map(\.body) == ["**B** *i*"])
    #expect(reading.questions.first?.identity == "u")
    #expect(reading.dropped.contains { $0.contains("'revision'") })
  }

  static let folder = "../shared/data/medquad/"

  @Test(
    "the tables of a public corpus are read in each dialect, all words kept",
    .enabled(if: FileManager.default.fileExists(atPath: folder), "the data is not there"),
    arguments: ["faq-comma.csv", "faq-semicolon.csv", "faq-utf8-bom-crlf.csv"])
  func realFiles(_ name: String) throws {
    let data = try Data(contentsOf: URL(fileURLWithPath: Self.folder + "csv/" + name))
    let reading = try TableQuestions.read([UInt8](data))
    // One question stands there twice, with two answers under two IDs.
    let twice = reading.questions.filter { question in
      question.remarks.contains { !$0.hasPrefix("1 line in the answer") }
    }
    #expect(twice.map(\.place) == ["row 146", "row 185"])
    #expect(reading.refused.isEmpty && reading.questions.count == 200)
    let expected = try String(contentsOfFile: Self.folder + "expect.ndjson", encoding: .utf8)
      .split(separator: "\n").map { try JSONValue(reading: String($0)) }
    let byID = Dictionary(grouping: reading.questions) { $0.identity ?? "" }
    var found = 0
    for entry in expected {
      guard let question = byID[entry["path"]?.string ?? ""]?.first else { continue }
      found += 1
      #expect(question.title == entry["title"]?.string)
      #expect(question.tags == entry["tags"]?.strings)
      #expect(question.date == entry["date"]?.string.flatMap { SourceDate.instant($0) })
      for words in entry["contains"]?.strings ?? [] {
        #expect(PlainTextTests.shown(question.body).contains(PlainTextTests.words(words)))
      }
    }
    #expect(found == 200)
  }

  @Test(
    "a row that a delimiter in its words may have shifted is refused, also where its last cell is empty"
  )
  func shifted() throws {
    let reading = try Self.read(
      "Question;Answer;Category;Notes\nCan I fly?;Yes; after 4 weeks.;Life;\nCan I run?;No.;Life;\n"
    )
    #expect(reading.questions.map(\.title) == ["Can I run?"])
    #expect(
      reading.refused.map(\.cause) == [
        "it has 5 cells, and the table 4 columns (the row begins on line 2)"
      ])
    let single = try Self.read("Question;Answer;Tags\nCan I fly?;Yes &amp; no.;\n")
    #expect(single.questions.isEmpty && single.refused.count == 1)
  }

  static let cut = [
    "What dose?,Take 5 mg, never more than 10 mg\n", "What dose, and when?,Daily\n",
    "What dose?,Take 5 mg, never more than 10 mg\nHow?,\"With water, always\"\n",
  ]

  @Test(
    "a row that leaves its last cell out is refused where words may be cut at a delimiter",
    arguments: cut)
  func cutWords(_ rows: String) throws {
    let reading = try Self.read(
      "Question,Answer,Category\n\(rows)When?,Daily,Dosing\nWhy?,It helps.\n")
    #expect(reading.questions.suffix(2).map(\.title) == ["When?", "Why?"])
    #expect(reading.refused.map(\.place) == ["row 2"])
    #expect(reading.refused[0].cause.hasPrefix("a cell of it begins with a space"))
  }

  static let spaced = [
    "Question, Answer, Category\nWhen?,Daily,Dosing\nWhy, then?,It helps, often\n",
    "Question,Answer,Category\nWhen, then, Daily\nWhere, then, Here\nWhy?,It helps.,Dosing\n",
    "Question,Answer,Category\nWhen?, Daily., Dosing\nWhy?,\"It helps, often\", Dosing\n",
    "Question,Answer,Category\n\"When, then?\", \" Daily\" ,\"Dosing\"\n",
  ]

  @Test(
    "a space that stands behind delimiters as a rule, or behind sentences, is none of words",
    arguments: spaced)
  func spacedCells(_ table: String) throws {
    #expect(try Self.read(table).refused.filter { $0.cause.contains("space") } == [])
  }

  @Test("rows that all end in a delimiter are taken")
  func delimitersAtTheEnd() throws {
    let reading = try Self.read("Question,Answer,Tags\nOne?,Yes.,a,\nTwo?,No.,,\nThree?,No.,b\n")
    #expect(reading.questions.map(\.tags) == [["a"], [], ["b"]])
  }

  @Test("a table of myths and facts is refused, with a mapping and without")
  func mythColumns() {
    for mapping in [[:], ["question": "Myth", "answer": "Fact"]] {
      #expect {
        try Self.read("Myth,Fact\nIt cures all.,Only some.\n", mapping)
      } throws: {
        "\($0)".contains("'Myth' states myths")
      }
    }
    #expect(throws: Never.self) { try Self.read("Question,Answer,Myth\nIs it?,No.,x\n") }
  }

  @Test(
    "lines, items and numbers of a cell stay what they are where there are tags within lines",
    arguments: [
      (
        "Use <b>care</b>:\n• a\n• b\nnext line\n\nlast",
        "Use **care**:\n\n- a\n- b\n\nnext line\n\nlast"
      ),
      ("10<sup>9</sup> cells\n1. collect\n3. infuse", "10⁹ cells\n\n1. collect\n3. infuse"),
      ("Take 5 mg<br>daily.\r\nAt <i>noon</i>.", "Take 5 mg\\\ndaily.\\\nAt _noon_."),
      ("a<br>\n<b>b</b>", "a\\\n**b**"), ("<p>a\nb</p>", "a b"),
    ])
  func lines(cell: String, body: String) throws {
    #expect(AnswerReader.read(cell).body == body)
  }

  @Test("line breaks that are written as characters are line breaks, and that is said")
  func writtenLineBreaks() throws {
    let reading = try Self.read(
      "Question\tAnswer\nWhat is it?\tA **mesh** tube.\\n\\n* metal\\n* plastic\nWhere?\tIn C:\\new\n"
    )
    #expect(
      reading.questions.map(\.body) == ["A **mesh** tube.\n\n* metal\n* plastic", "In C:\\new"])
    #expect(reading.questions.map(\.remarks.count) == [1, 0])
  }

  @Test("character references are read as what they stand for, in questions and answers")
  func references() throws {
    let reading = try Self.read(
      "Question;Answer\n\"Fieber &uuml;ber 38&nbsp;°C?\";\"Anrufen &amp; kommen &ndash; &lt;39 &foo;.\"\n"
    )
    #expect(reading.questions.map(\.title) == ["Fieber über 38 °C?"])
    #expect(reading.questions[0].remarks.count == 1)
    #expect(reading.questions.map(\.body) == ["Anrufen & kommen – \\<39 \\&foo;."])
    let plain = try Self.read("Question,Answer\nR&D; or AT&T?,A & B; C.\n")
    #expect(plain.questions.map(\.title) == ["R&D; or AT&T?"])
    #expect(plain.questions.map(\.body) == ["A & B; C."])
  }

  @Test("a question is the same whatever its punctuation and the case of its letters")
  func punctuation() throws {
    let reading = try Self.read(
      "Question,Answer\nCan I drive?,No.\nCAN I DRIVE ?,Yes.\ncan i drive,Maybe.\nCD19?,A.\nCD19+?,B.\n"
    )
    #expect(reading.questions.map(\.title) == ["CD19?", "CD19+?"])
    #expect(reading.refused.map(\.place) == ["row 2", "row 3", "row 4"])
  }

  @Test("a cell that shows what a spreadsheet could not work out has no words")
  func failedCells() throws {
    let reading = try Self.read(
      "Question,Answer\nA?,#NAME?\nB?,####\nC?,#N/A\nD?,#DIV/0!\nE?,#BEZUG!\nF?,#1 is rest!\nG?,##\nH?,#rest\n"
    )
    #expect(reading.questions.map(\.title) == ["F?", "G?", "H?"])
    #expect(reading.refused.map(\.place) == ["row 2", "row 3", "row 4", "row 5", "row 6"])
    #expect(reading.refused[0].cause.hasPrefix("a cell shows '#NAME?' in place of its words"))
  }

  @Test("a language may be named by its name, which is told; a tag is taken as the shortest for it")
  func namedLanguages() throws {
    let reading = try Self.read("Question,Answer,Article Language\nA?,Ja.,German\nB?,Ja.,deu\n")
    let imported = try reading.questions.map {
      try $0.imported(from: "a.csv", locale: LanguageTag(stored: "en"))
    }
    #expect(imported.map(\.text.locale.text) == ["de", "de"])
    #expect(
      imported.flatMap(\.remarks).filter { $0.contains("taken") } == ["'German' is taken as de."])
  }
}
