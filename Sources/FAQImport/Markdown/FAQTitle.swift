import FAQModel

/// Titles that say that questions follow.
enum FAQTitle {
  /// Whether a title holds what a list of questions is called, such as `Asthma FAQ`, and asks nothing itself.
  static func isHeld(in title: String) -> Bool {
    guard title.utf8.count <= 400, !Asking.ends(title) else { return false }
    let letters = title.lowercased().map { $0.isLetter || $0.isNumber ? $0 : " " }
    let words = " \(PlainLines.oneLine(String(letters))) "
    return names.contains { words.contains(" \($0) ") } || unspaced.contains { words.contains($0) }
  }

  private static let names = [
    "faq", "faqs", "frequently asked questions", "questions and answers",
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

  /// Those of scripts without spaces between words.
  private static let unspaced = [
    "常见问题", "常見問題", "常见问答", "よくある質問", "よくあるご質問", "자주 묻는 질문", "คำถามที่พบบ่อย",
  ]
}
