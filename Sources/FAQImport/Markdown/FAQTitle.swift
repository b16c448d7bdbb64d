import FAQModel

/// Titles that say that questions follow.
enum FAQTitle {
  /// Whether a title says no more than that questions follow, such as `Frequently asked questions (FAQ)`.
  static func isAll(of title: String) -> Bool {
    guard beginsAsName(title) else { return false }
    var rest = words(of: title)[...]
    guard !rest.isEmpty else { return false }
    while !rest.isEmpty {
      let lengths = (1...min(longest, rest.count)).reversed()
      guard let length = lengths.first(where: { isName(rest.prefix($0)) }) else { return false }
      rest = rest.dropFirst(length)
    }
    return true
  }

  /// Whether a title holds what a list of questions is called, such as `Asthma FAQ`, and asks nothing itself.
  static func isHeld(in title: String) -> Bool {
    guard title.utf8.count <= 400, !Asking.ends(title) else { return false }
    let all = words(of: title)
    // Most titles have no word that a name begins with.
    guard
      all.contains(where: { firstWords.contains(String($0)) })
        || title.utf8.contains(where: { $0 >= 0x80 })
    else {
      return false
    }
    let words = " \(all.joined(separator: " ")) "
    return names.contains { words.contains(" \($0) ") } || unspaced.contains { words.contains($0) }
  }

  /// Whether the first word is one that names begin with, which tells most titles quickly.
  private static func beginsAsName(_ title: String) -> Bool {
    let first = title.drop { !$0.isLetter && !$0.isNumber }.prefix { $0.isLetter || $0.isNumber }
    return firstWords.contains(first.lowercased())
  }

  /// Those of all names, and of `F.A.Q.`
  private static let firstWords = Set(
    names.union(alone).union(unspaced).map { String($0.prefix { $0 != " " }) } + ["f"])

  private static func words(of title: String) -> [Substring] {
    String(
      title.lowercased().compactMap { $0.isLetter || $0.isNumber ? $0 : $0 == "." ? nil : " " }
    )
    .split(separator: " ")
  }

  private static func isName(_ words: ArraySlice<Substring>) -> Bool {
    let name = words.joined(separator: " ")
    return names.contains(name) || alone.contains(name) || unspaced.contains(name)
  }

  /// How many words the longest name has.
  private static let longest = 5

  private static let names: Set = [
    "faq", "faqs", "frequently asked questions", "frequently asked questions and answers",
    "questions and answers",
    "häufige fragen", "häufig gestellte fragen", "fragen und antworten",
    "preguntas frecuentes", "preguntas y respuestas", "foire aux questions",
    "questions fréquentes", "questions et réponses", "domande frequenti", "domande e risposte",
    "perguntas frequentes", "perguntas e respostas", "veelgestelde vragen", "vragen en antwoorden",
    "vanliga frågor", "frågor och svar", "ofte stillede spørgsmål", "ofte stilte spørsmål",
    "spørsmål og svar", "spørgsmål og svar", "usein kysytyt kysymykset", "usein kysyttyä",
    "najczęściej zadawane pytania", "często zadawane pytania", "pytania i odpowiedzi",
    "часто задаваемые вопросы", "частые вопросы", "вопросы и ответы", "часті питання",
    "sık sorulan sorular", "pertanyaan umum", "الأسئلة الشائعة", "الأسئلة المتكررة",
  ]

  /// Those that say so only where nothing stands beside them.
  private static let alone: Set = [
    "question", "questions", "questions answers", "qa", "q a", "q and a", "fragen", "preguntas",
    "vragen", "вопросы", "问题", "問題", "質問", "问答",
  ]

  /// Those of scripts without spaces between words.
  private static let unspaced = [
    "常见问题", "常見問題", "常见问答", "よくある質問", "よくあるご質問", "자주 묻는 질문", "คำถามที่พบบ่อย",
  ]
}
