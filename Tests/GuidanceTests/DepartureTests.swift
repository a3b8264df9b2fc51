internal import Casework
internal import Guidance
internal import Testing

/// A written reason closes a recommendation for as long as its facts stand (reading 5).
@Suite struct DepartureTests {
  private let departure = Event.departed(Departure(norm: "PRØVE-01", reason: .personDeclines, words: "Vil ikke nå"))

  private func guide(_ strength: Strength = .should, isRight: Bool = false) -> Guide {
    .single(strength: strength, applies: .fact(.smokes), fulfilled: .fact(.smokingHelp), isRight: isRight)
  }

  private var departed: Record {
    var record = Record()
    record.state(Statement(.smokes, .yes), on: 0)
    record.write(departure, on: 1)
    return record
  }

  @Test("The reason stands through time and through what the norm does not read")
  func stands() {
    var record = departed
    record.state(Statement(.grief, .yes), Statement(.suicideRisk, .yes, value: 3), on: 5)
    #expect(guide().finding(record, on: 1).status == .deviated)
    #expect(guide().finding(record, on: 2000).status == .deviated)
  }

  @Test("The reason lapses when something the norm reads is answered otherwise")
  func lapses() {
    var record = departed
    record.state(Statement(.smokes, .no), on: 5)
    record.state(Statement(.smokes, .yes), on: 9)
    #expect(guide().finding(record, on: 9).status == .missing)
    let explanation = guide().explain("PRØVE-01", state: record.state, on: Record.day(9))
    #expect(explanation?.departureLapsed == true)
    #expect(explanation?.departure?.norm == "PRØVE-01")
  }

  @Test("The same answer again is no news, and the reason stands")
  func repeatedAnswerIsNoNews() {
    var record = departed
    record.state(Statement(.smokes, .yes), on: 5)
    #expect(guide().finding(record, on: 5).status == .deviated)
  }

  @Test("What is done closes it as followed, not as departed from")
  func doneIsDone() {
    var record = departed
    record.state(Statement(.smokingHelp, .yes), on: 5)
    #expect(guide().finding(record, on: 5).status == .fulfilled)
  }

  @Test("No reason closes a skal or a right")
  func neverADutyOrARight() {
    #expect(guide(.must).finding(departed, on: 2).status == .missing)
    #expect(guide(isRight: true).finding(departed, on: 2).status == .missing)
  }

  @Test("The reason stands to the end of the day set for looking again, and the evaluation knows that day")
  func lapsesOnItsDay() {
    var record = Record()
    record.state(Statement(.smokes, .yes), on: 0)
    record.write(
      .departed(Departure(norm: "PRØVE-01", reason: .notAvailable, words: "x", until: Record.day(30))), on: 1)
    #expect(guide().finding(record, on: 30).status == .deviated)
    #expect(guide().finding(record, on: 1).changesOn == Record.day(31))
    #expect(guide(.must).finding(record, on: 1).changesOn == Record.day(31), "figures show the reason of a skal too")
    #expect(guide().finding(record, on: 31).status == .missing)
    let explanation = guide().explain("PRØVE-01", state: record.state, on: Record.day(31))
    #expect(explanation?.departureLapsed == true && explanation?.departureIsUpForReview == true)
    let before = guide().explain("PRØVE-01", state: record.state, on: Record.day(30))
    #expect(before?.departureLapsed == false && before?.departureIsUpForReview == false)
  }

  @Test("A new reason after the first has lapsed stands on its own")
  func writtenAgain() {
    var record = departed
    record.state(Statement(.smokes, .no), on: 5)
    record.state(Statement(.smokes, .yes), on: 9)
    record.write(departure, on: 10)
    #expect(guide().finding(record, on: 10).status == .deviated)
  }
}
