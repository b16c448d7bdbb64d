import FAQModel

/// The ways in which lines may be questions.
extension HTMLLines {
  /// The lines with the mark of a question and that of an answer on the next.
  func labelled() -> [Question] {
    lines.indices.dropLast().filter { place in
      source.cleaned(tree.words(of: lines[place].texts)).isLabelled
        && isQuestion(lines[place].texts)
        && QuestionMark.taken(from: tree.words(of: lines[place + 1].texts)).map {
          !$0.isQuestion && !$0.rest.isEmpty
        } == true
    }.map { question(lines[$0]) }
  }

  /// The first lines of the items of lists in which all ask and have words below; those of lists of one item that
  /// has none have the words behind the list.
  func items() -> [Question] {
    let lists = tree.nodes.indices.filter { place in
      ["ol", "ul"].contains(tree.nodes[place].name) && isFree(place)
        && !tree.isInside(place) { $0.name == "li" }
    }
    var questions: [Question] = []
    for list in lists {
      let items = tree.children(of: list).filter { tree.nodes[$0].name == "li" }
      let firsts = items.compactMap { item in
        let place = lines.partition { $0.first >= item }
        return place < lines.count && lines[place].first < tree.nodes[item].end
          ? lines[place] : nil
      }
      guard firsts.count == items.count, firsts.allSatisfy({ isQuestion($0.texts) }) else {
        continue
      }
      let end = tree.nodes[list].end
      let ends = firsts.dropFirst().map(\.first) + [end]
      let areAnswered = zip(firsts, ends).allSatisfy { source.hasWords(from: $0.last + 1, to: $1) }
      guard areAnswered || firsts.count == 1 else { continue }
      questions += firsts.map { question($0, to: areAnswered ? end : nil) }
    }
    return questions
  }

  /// The first lines of elements that stand side by side and are alike, of which all ask and have words below; those
  /// that hold others are none.
  func boxes() -> [Question] {
    var groups: [Box: [(element: Int, line: Line)]] = [:]
    var unfit: Set<Box> = []
    for place in tree.inside(source.content) where source.isContainer(place) && isFree(place) {
      let (node, end) = (tree.nodes[place], tree.nodes[place].end)
      let box = Box(parent: node.parent ?? 0, name: node.name, kind: node["class"] ?? "")
      let index = lines.partition { $0.first >= place }
      guard index < lines.count, lines[index].first < end else { continue }
      if isQuestion(lines[index].texts), source.hasWords(from: lines[index].last + 1, to: end) {
        groups[box, default: []].append((place, lines[index]))
      } else {
        unfit.insert(box)
      }
    }
    let alike = groups.filter { $0.value.count > 1 && !unfit.contains($0.key) }.values
    let titles = alike.flatMap { $0.map(\.line.first) }.sorted()
    let inner = alike.filter { boxes in
      boxes.allSatisfy { box in
        Set(titles.within(box.element..<tree.nodes[box.element].end, { $0 })).count == 1
      }
    }
    return inner.flatMap { $0 }.sorted { $0.element < $1.element }
      .map { question($0.line, to: tree.nodes[$0.element].end) }
  }

  /// What elements have in common that stand side by side and are alike.
  private struct Box: Hashable {
    let parent: Int
    let name: String
    let kind: String
  }

  /// The lines that are strong as a whole, and those that begin with strong words that ask.
  func strong() -> [Question] {
    lines.compactMap { line in
      if isWhole(line, .strong) { return isQuestion(line.texts) ? question(line) : nil }
      let element = tree.ancestor(of: line.first) { ["strong", "b"].contains($0.name) }
      let title = line.texts.prefix { place in
        element.map { tree.inside($0).contains(place) } == true
      }
      return !title.isEmpty && isQuestion(Array(title)) ? question(line, Array(title)) : nil
    }
  }

  /// The lines that are emphasized as a whole, if all of them ask.
  func emphasized() -> [Question] {
    let emphasized = lines.filter { line in
      isWhole(line, .emphasized)
    }
    return emphasized.allSatisfy { isQuestion($0.texts) } ? emphasized.map { question($0) } : []
  }

  /// The first lines of blocks that count up and ask.
  func numbered() -> [Question] {
    let asking = lines.filter { line in
      !source.hasWords(from: line.block, to: line.first) && isQuestion(line.texts)
        && source.cleaned(tree.words(of: line.texts)).value != nil
    }
    let numbers = asking.map { source.cleaned(tree.words(of: $0.texts)).value ?? 0 }
    guard zip(numbers, numbers.dropFirst()).allSatisfy({ $0 + 1 == $1 }) else { return [] }
    return asking.map { question($0) }
  }
}
