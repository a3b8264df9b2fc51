internal import Casework
internal import CivilTime
internal import Instruments

extension MeasurementsPage {
  init(_ work: MeasurementWork) {
    title = "Måling"
    person = work.person
    courses = work.courses.compactMap { Course($0, work) }
    bringUp = work.bringUp
    method = courses.contains { $0.course != nil } ? CourseMethodPart(work.method) : nil
    goals = work.goals.map { course in
      GoalPart(course, address: work.mayWrite ? "\(work.address.pathway)/maal" : nil, seenFrom: work.today)
    }
    noGoals =
      work.goals.isEmpty
      ? EmptyState(
        "Ingen mål er satt ennå.", advice: "Et mål med personens egne ord er et godt sted å begynne.",
        button: Button("Sett et mål", kind: .quiet, small: true, to: work.address.pathway)) : nil
    nothing =
      work.courses.allSatisfy { $0.latest == nil }
      ? EmptyState(
        "Ingen skjemaer er brukt ennå.", advice: "Bruk et skjema når det hjelper samtalen. Det er ikke et krav.")
      : nil
    groups = InstrumentGroup.all(work.courses.map(\.instrument)) { Offered($0, work) }
  }
}

extension MeasurementsPage.Course {
  init?(_ course: MeasurementCourse, _ work: MeasurementWork) {
    guard let last = course.latest else { return nil }
    charts = [course.chart(seenFrom: work.today)].compactMap(\.self) + course.partCharts(seenFrom: work.today)
    heading = charts.isEmpty ? "\(course.instrument.name), \(last.entry.day.short(seenFrom: work.today))" : nil
    change = course.change?.tag
    self.course = CoursePart(course, work)
    let open = course.withoutTotal
    notes = open == 0 ? [] : ["\(open == 1 ? "Én utfylling" : "\(open) utfyllinger") hadde for få svar til en sum."]
    let name = course.instrument.name
    latest = Button(
      "Se siste svar", kind: .quiet, small: true, to: work.address.result(course.instrument), about: name)
    again =
      work.mayWrite
      ? Button(
        course.instrument.canBeFilledIn ? "Fyll ut på nytt" : "Før inn på nytt", small: true,
        to: work.address.form(course.instrument), about: name) : nil
  }
}

extension MeasurementsPage.Offered {
  init(_ instrument: Instrument, _ work: MeasurementWork) {
    id = "skjema-\(instrument.id)"
    name = instrument.name
    about = "Om \(instrument.subject). Omtrent \(instrument.minutes) min."
    let words = [
      instrument.licence.state.norwegian.withLargeFirst, instrument.wordingWords, instrument.requirementWords,
    ]
    terms = words.joined(separator: ", ") + "."
    lacking = work.clearance(instrument) == .enterForSomebody ? Tag("du står ikke med sertifikat", .due) : nil
    more = work.address.about(instrument)
    guard work.mayWrite else {
      buttons = []
      return
    }
    let fill = Button("Fyll ut sammen", small: true, to: work.address.form(instrument), about: instrument.name)
    let sum = Button(
      "Før inn en sum", kind: .quiet, small: true, to: work.address.total(instrument), about: instrument.name)
    let canFill = instrument.canBeFilledIn && work.clearance(instrument) != .enterForSomebody
    buttons = canFill ? [fill, sum] : [sum]
  }
}
