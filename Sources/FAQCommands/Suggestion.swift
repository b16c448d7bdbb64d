import ArgumentParser
import FAQModel

/// The command that somebody may have meant who wrote a name that there is none of.
enum Suggestion {
  /// A sentence that names a like command; nil where the words name a command, or none is like them.
  static func sentence(for arguments: ArraySlice<String>) -> String? {
    var type: any ParsableCommand.Type = FAQCMS.self
    var path = ["faqcms"]
    for word in arguments.prefix(3) {
      if let next = type.subcommand(word) {
        type = next
        path.append(word)
        continue
      }
      let names = type.configuration.subcommands.compactMap { $0.configuration.commandName }
      guard !word.hasPrefix("-"), let near = nearest(to: word, in: names) else { return nil }
      return "There is no command '\(word.visibleOnOneLine)'. Did you mean "
        + "'\((path + [near]).joined(separator: " "))'?"
    }
    return nil
  }

  /// The name with the fewest changed letters, at most a third of them and at most so many.
  static func nearest(to word: String, in names: [String], most: Int = .max) -> String? {
    let near = names.map { (name: $0, distance: distance(Array($0), Array(word))) }
      .min { $0.distance < $1.distance }
    return near.flatMap { $0.distance <= min(most, ($0.name.count + 1) / 3) ? $0.name : nil }
  }

  /// How many letters are to be added, removed, replaced or swapped with their neighbour (the
  /// restricted edit distance of Damerau and Levenshtein).
  private static func distance(_ one: [Character], _ other: [Character]) -> Int {
    var rows = [Array(0...other.count)]
    for i in one.indices {
      var row = [i + 1]
      for j in other.indices {
        let cost = one[i] == other[j] ? 0 : 1
        var best = min(row[j] + 1, rows[i][j + 1] + 1, rows[i][j] + cost)
        if i > 0, j > 0, one[i] == other[j - 1], one[i - 1] == other[j] {
          best = min(best, rows[i - 1][j - 1] + 1)
        }
        row.append(best)
      }
      rows.append(row)
    }
    return rows[one.count][other.count]
  }
}

extension ParsableCommand {
  /// The command of a name right below this one.
  static func subcommand(_ name: String) -> (any ParsableCommand.Type)? {
    configuration.subcommands.first { $0.configuration.commandName == name }
  }
}
