internal import Casework
internal import CivilTime
internal import Desk

/// One goal over time, as the person has rated it.
struct GoalPart: Sendable {
  let words: String
  let standing: String
  let chart: ScoreChart?
  let rate: Button?

  init(_ course: GoalCourse, address: String?, seenFrom today: Day) {
    words = course.words
    let since = "Satt \(course.since.short(seenFrom: today))"
    let end = course.ended.map { "\(course.reached == true ? "nådd" : "avsluttet") \($0.short(seenFrom: today))" }
    standing = "\([since, end].compactMap(\.self).joined(separator: ", "))."
    chart = course.ratings.isEmpty ? nil : ScoreChart(course, seenFrom: today)
    rate =
      course.ended == nil
      ? address.map {
        Button("Vurder målet", kind: .quiet, small: true, to: "\($0)/\(course.goal)", about: course.words)
      }
      : nil
  }
}

extension ScoreChart {
  /// The person's own numbers for one goal.
  init(_ course: GoalCourse, seenFrom today: Day) {
    let (first, last) = (course.ratings.first, course.ratings.last)
    let summary =
      if let first, let last, course.ratings.count > 1 {
        "Fra \(first.value) (\(first.day.short(seenFrom: today))) til \(last.value) (\(last.day.short(seenFrom: today))) av 10."
      } else {
        "Vurdert én gang: \(last?.value ?? 0) av 10."
      }
    self.init(
      id: "mal-\(course.goal)", "Hvor nær målet kjennes, 0–10", summary: summary,
      points: course.ratings.map { rating in
        Point(
          day: Int(rating.day.ordinal), score: Double(rating.value), when: rating.day.short(seenFrom: today),
          note: [rating.note, "Skrevet av \(rating.author)"].filter { !$0.isEmpty }.joined(separator: ". "))
      }, range: 0...10, notes: "Ord om det")
  }
}
