import ArgumentParser
import FAQModel

/// A length of time as people write it: `60d`, `8w`, `6m` or `2y`.
struct Period {
  let text: String
  private let days: Int
  private let months: Int

  init(days: Int) {
    text = "\(days)d"
    self.days = days
    months = 0
  }

  /// Nil where the text is none, or longer than 100 years.
  init?(_ text: String) {
    guard let unit = text.last, let count = Int(text.dropLast()), (1...36_500).contains(count)
    else {
      return nil
    }
    switch unit {
    case "d": (days, months) = (count, 0)
    case "w": (days, months) = (count * 7, 0)
    case "m": (days, months) = (0, count)
    case "y": (days, months) = (0, count * 12)
    default: return nil
    }
    guard months <= 1_200, days <= 36_500 else { return nil }
    self.text = text
  }

  func end(from start: Instant) -> Instant {
    Instant(milliseconds: start.milliseconds + Int64(days) * 86_400_000).adding(months: months)
  }
}

extension Arguments {
  @Sendable static func period(_ text: String) throws -> Period {
    guard let period = Period(text) else {
      throw ValidationError("'\(text)' is no period; write 60d, 8w, 6m or 2y.")
    }
    return period
  }
}
