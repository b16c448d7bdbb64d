import FAQModel

/// What a column of a table or a member of a list may be.
package enum SourceField: String, CaseIterable, Sendable {
  case question
  case answer
  case id
  case slug
  case category
  case tags
  case locale
  case author
  case date
  case summary

  /// The field that a name stands for and how surely: of several names of one field in a source, the
  /// one with the smallest rank is it. Case, spaces, `_` and `-` in names do not matter.
  package static func named(_ name: String) -> (field: SourceField, rank: Int)? {
    known[key(name)]
  }

  /// A name that a field without a place of its own may have beside those of an article.
  static func freeName(_ name: String) -> String {
    taken.contains(name) ? "source_\(name)" : name
  }

  /// The field that somebody who maps columns or members names.
  ///
  /// - Throws: ``Refusal/invalidFile(line:cause:)`` for what is none.
  init(mapped name: String) throws {
    guard let field = Self(rawValue: name.lowercased()) ?? Self.named(name)?.field else {
      let names = Self.allCases.map(\.rawValue).joined(separator: ", ")
      throw Refusal.invalidFile(cause: "'\(name)' is no field to map; the fields are \(names)")
    }
    self = field
  }

  private static func key(_ name: String) -> String {
    guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
      return String(name.lowercased().filter { $0.isLetter || $0.isNumber })
    }
    let letters = name.utf8.filter(\.isASCIIAlphanumeric).map(\.asciiLowercased)
    return String(decoding: letters, as: UTF8.self)
  }

  private static let taken: Set<String> = [
    "title", "summary", "locale", "category", "tags", "slug", "faqcms",
  ]

  private static let known: [String: (field: SourceField, rank: Int)] = {
    var known: [String: (field: SourceField, rank: Int)] = [:]
    for (field, names) in dialects {
      for (rank, name) in names.enumerated() where known[key(name)] == nil {
        known[key(name)] = (field, rank)
      }
    }
    // Names as those write them who have no accents. NB: to resume is no summary.
    for (field, names) in dialects {
      for (rank, name) in names.enumerated() where name != "résumé" {
        let plain = key(withoutAccents(name))
        if known[plain] == nil { known[plain] = (field, rank) }
      }
    }
    return known
  }()

  private static func withoutAccents(_ name: String) -> String {
    String(name.map { accents[$0] ?? $0 })
  }

  private static let accents: [Character: Character] = [
    "á": "a", "ä": "a", "å": "a", "ç": "c", "é": "e", "ê": "e", "í": "i", "ó": "o", "ö": "o",
    "ø": "o", "ú": "u", "ü": "u", "ź": "z",
  ]

  /// Names in the order of how surely they mean the field.
  private static let dialects: [(SourceField, [String])] = [
    (
      .question,
      [
        "question", "faq question", "question text", "question title", "q", "frage",
        "pregunta frecuente", "pregunta", "domanda", "pergunta", "vraag", "pytanie", "fråga",
        "spørgsmål", "spørsmål", "pertanyaan", "вопрос", "питання", "问", "问题", "問題", "質問", "질문",
        "السؤال",
        "questions", "fragen", "preguntas", "title", "titel", "título", "titre", "titolo",
        "post title", "headline", "heading", "überschrift", "subject", "betreff", "faq", "q text",
        "query", "prompt",
      ]
    ),
    (
      .answer,
      [
        "answer", "faq answer", "answer text", "answer markdown", "answer md", "answer html", "a",
        "a markdown", "a md", "a html", "antwort",
        "respuesta", "réponse", "risposta", "resposta", "antwoord", "odpowiedź", "svar", "jawaban",
        "ответ",
        "відповідь", "答", "答案", "回答", "답변", "الجواب", "answers", "antworten", "respuestas",
        "body", "body markdown", "markdown", "content", "post content", "text", "response", "reply",
        "inhalt", "contenido", "contenu", "html", "body html", "content markdown", "content html",
        "text html", "a text", "solution", "completion",
      ]
    ),
    (
      .id,
      [
        "id", "uuid", "guid", "question id", "faq id", "article id", "post id", "identifier",
        "external id",
      ]
    ),
    (.slug, ["slug", "url slug", "post name", "handle"]),
    (
      .category,
      [
        "category", "category path", "categories", "section", "topic", "theme", "kategorie",
        "rubrik", "thema", "categoría", "catégorie", "rubrique", "sección", "categoria", "tema",
        "категория", "分类", "カテゴリ", "group", "shelf", "kategorien", "categorías", "catégories",
      ]
    ),
    (
      .tags,
      [
        "tags", "tag", "keywords", "labels", "label names", "schlagwörter", "schlagworte",
        "stichworte", "etiquetas", "mots clés", "étiquettes", "标签",
      ]
    ),
    (
      .locale,
      [
        "locale", "lang", "language", "article language", "content language", "language code",
        "sprache", "idioma", "langue", "lingua", "语言", "default locale",
      ]
    ),
    (
      .author,
      ["author", "author name", "written by", "autor", "auteur", "autore", "verfasser", "creator"]
    ),
    (
      .date,
      [
        "updated", "updated at", "last updated", "modified", "last modified", "modified at",
        "date modified", "edited", "date", "datum", "geändert", "fecha", "post date",
        "date updated", "published", "published at", "date published", "created", "created at",
      ]
    ),
    (
      .summary,
      [
        "summary", "short answer", "excerpt", "abstract", "zusammenfassung", "kurzantwort",
        "resumen", "résumé",
      ]
    ),
  ]
}

extension SourceField {
  /// Whether a name says that its value is a question, rather than a title of anything.
  static func isQuestion(_ name: String) -> Bool { means(.question, name, before: "title") }

  /// Whether a name says that its value is an answer, rather than a text of anything.
  static func isAnswer(_ name: String) -> Bool { means(.answer, name, before: "body") }

  /// Whether two names surely mean a question, or an answer, each in a language of its own.
  static func areOfTwoLanguages(_ first: String, _ second: String) -> Bool {
    let areSure =
      isQuestion(first) && isQuestion(second) || isAnswer(first) && isAnswer(second)
    let (one, other) = (key(first), key(second))
    return areSure && !one.hasPrefix(other) && !other.hasPrefix(one)
      && !(isEnglish(one) && isEnglish(other))
  }

  private static func isEnglish(_ key: String) -> Bool {
    ["q", "a"].contains(key) || ["question", "answer"].contains { key.hasSuffix($0) }
      || ["question", "answer"].contains { key.hasPrefix($0) }
  }

  private static func means(_ field: SourceField, _ name: String, before other: String) -> Bool {
    guard let (found, rank) = named(name), let (_, limit) = named(other) else { return false }
    return found == field && rank < limit
  }
}
