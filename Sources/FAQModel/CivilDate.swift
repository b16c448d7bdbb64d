/// A day of the Gregorian calendar, also of the time before there was one.
///
/// Both ways are the algorithms `civil_from_days` and `days_from_civil` of Howard Hinnant,
/// "chrono-Compatible Low-Level Date Algorithms": years begin in March, so that the leap day is the
/// last of its year, and are counted in eras of 400, which have 146,097 days.
package struct CivilDate: Equatable {
  package var year: Int64
  /// From 1 to 12.
  package var month: Int64
  /// From 1; beyond the last of the month it runs over into the next.
  package var day: Int64

  package init(year: Int64, month: Int64, day: Int64) {
    self.year = year
    self.month = month
    self.day = day
  }

  /// The day a number of days after 1970-01-01, of the year 0 or later.
  package init(daysSince1970 days: Int64) {
    let (era, dayOfEra) = (days + 719_468 + 146_097).quotientAndRemainder(dividingBy: 146_097)
    let yearOfEra = (dayOfEra - dayOfEra / 1_460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let monthFromMarch = (5 * dayOfYear + 2) / 153
    day = dayOfYear - (153 * monthFromMarch + 2) / 5 + 1
    month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9
    year = yearOfEra + (era - 1) * 400 + (month <= 2 ? 1 : 0)
  }

  /// Whether a calendar has it, for years from 0 on.
  package var exists: Bool {
    (1...12).contains(month) && day >= 1 && CivilDate(daysSince1970: daysSince1970) == self
  }

  /// The days from 1970-01-01 to this one, for years from 0 on.
  var daysSince1970: Int64 {
    let year = month <= 2 ? year - 1 : year
    let (era, yearOfEra) = (year + 400).quotientAndRemainder(dividingBy: 400)
    let monthFromMarch = month > 2 ? month - 3 : month + 9
    let dayOfYear = (153 * monthFromMarch + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return (era - 1) * 146_097 + dayOfEra - 719_468
  }
}
