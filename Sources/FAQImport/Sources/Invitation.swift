import FAQModel

/// A heading with which a page asks its readers to get in touch, and no question of theirs: "Still have
/// questions?". What stands below it is of the page.
enum Invitation {
  static func isOne(_ title: String) -> Bool {
    title.utf8.count <= 120 && words.contains(plain(title))
  }

  /// Whether a heading is over how to reach those whose page it is: "Contact", "Contact us for more information".
  static func isContact(_ title: String) -> Bool {
    guard title.utf8.count <= 120 else { return false }
    let title = plain(title)
    return title.hasPrefix("contact us")
      || ["contact", "kontakt", "contacto", "contatti", "contato"].contains(title)
  }

  private static func plain(_ title: String) -> String {
    let letters = title.lowercased().replacing("’", with: "'").map { character in
      character.isLetter || character.isNumber || character == "'" ? character : " "
    }
    return String(letters).wordsOnOneLine
  }

  /// Whether words in Markdown lead to another page, and say nothing in numbers themselves.
  static func leadsElsewhere(_ markdown: ArraySlice<UInt8>) -> Bool {
    let text = String(decoding: markdown, as: UTF8.self)
    let leads = ["](", "://", "@"].contains { text.contains($0) }
    return leads && !InlineWords(markdown).text.contains(where: \.isNumber)
  }

  private static let words: Set<String> = [
    "still have questions", "still have a question", "have questions", "have a question",
    "have more questions", "have any questions", "have another question", "have other questions",
    "more questions", "any questions", "any more questions", "any other questions",
    "other questions", "got questions", "got a question", "got more questions",
    "do you have questions", "do you have a question", "do you have any questions",
    "do you have more questions", "do you have other questions", "do you have any other questions",
    "do you still have questions", "need help", "need more help", "need further help",
    "still need help", "do you need help", "do you need more help", "do you still need help",
    "need more information", "need assistance", "need support", "can't find your answer",
    "can't find an answer", "can't find the answer", "can't find your question",
    "can't find what you're looking for", "can't find what you are looking for",
    "still not sure", "still unsure", "didn't find what you need", "did not find what you need",
    "can't find what you need", "couldn't find what you need",
    "didn't find your answer", "didn't find an answer", "didn't find your question",
    "didn't find what you were looking for", "did not find what you were looking for",
    "noch fragen", "sie haben noch fragen", "haben sie noch fragen", "haben sie fragen",
    "sie haben fragen", "haben sie weitere fragen", "sie haben weitere fragen", "weitere fragen",
    "hast du noch fragen", "du hast noch fragen", "brauchen sie hilfe", "benötigen sie hilfe",
    "sie brauchen hilfe", "ihre frage ist nicht dabei", "ihre frage war nicht dabei",
    "frage nicht gefunden", "antwort nicht gefunden",
    "encore des questions", "d'autres questions", "une autre question", "une question",
    "des questions", "vous avez une question", "vous avez des questions",
    "vous avez d'autres questions", "vous avez encore des questions",
    "avez vous d'autres questions",
    "avez vous encore des questions", "besoin d'aide", "vous n'avez pas trouvé votre réponse",
    "vous n'avez pas trouvé de réponse", "vous n'avez pas trouvé la réponse à votre question",
    "más preguntas", "otras preguntas", "tiene más preguntas", "tienes más preguntas",
    "tiene otras preguntas", "tienes otras preguntas", "tiene preguntas", "tienes preguntas",
    "todavía tiene preguntas", "todavía tienes preguntas", "aún tiene preguntas",
    "aún tienes preguntas", "tiene dudas", "tienes dudas", "tienes más dudas", "tiene más dudas",
    "necesita ayuda", "necesitas ayuda", "no encuentra lo que busca", "no encuentras lo que buscas",
    "altre domande", "hai altre domande", "ha altre domande", "hai ancora domande",
    "ha ancora domande", "hai domande", "hai bisogno di aiuto", "serve aiuto",
    "mais perguntas", "tem mais perguntas", "ainda tem perguntas", "ainda tem dúvidas",
    "tem dúvidas", "precisa de ajuda",
    "nog vragen", "heeft u nog vragen", "heb je nog vragen", "heeft u een vraag",
    "heb je een vraag",
    "andere vragen", "hulp nodig",
  ]
}
