internal import Access
internal import Casework
internal import CivilTime
internal import Content
internal import Desk

/// The enquiries that wait in the reception when the demonstration begins.
struct OpenQueue {
  let municipality: DemoMunicipality

  func write() async throws(DeskError) {
    var dice = Dice(seed: municipality.seed &* 31)
    let now = Moment(day: municipality.today, time: TimeOfDay(hour: 7, minute: 30) ?? .midnight)
    for number in 0..<14 {
      let tale = dice.one(of: municipality.tales.enquiries, else: municipality.tales.enquiries[0])
      let clock = DemoClock(start: now.adding(minutes: -dice.number(12...1700)), seed: dice.next())
      let desk = municipality.desk(clock)
      let receiver = dice.one(of: municipality.staff(in: [.reception]), else: municipality.staff[0])
      var person = PersonDetails(
        number: 9000 + number, tale: tale, tales: municipality.tales, today: municipality.today, &dice)
      if tale.danger == .now, dice.chance(50) {
        person = PersonDetails(unknownAs: "Ukjent, ca. 30 år")
      }
      let enquiry = Enquiry(
        channel: tale.channel, words: tale.words, danger: number == 0 ? .now : tale.danger,
        dangerHandled: number == 0 ? "" : tale.done, urgency: tale.urgency, person: person, from: tale.from,
        received: clock.now)
      let id = try await desk.receive(enquiry, by: receiver, key: nil)
      if dice.chance(35) {
        try await desk.step(.taken(by: receiver.id, name: receiver.name), on: id, by: receiver, key: nil)
      }
    }
  }
}
