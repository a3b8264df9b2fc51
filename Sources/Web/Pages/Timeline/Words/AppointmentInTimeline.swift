internal import Casework
internal import CivilTime

extension TimelineReader {
  func words(_ step: AppointmentStep) -> EntryWords {
    let done =
      switch step.step {
      case .booked: "Avtale satt opp"
      case .moved: "Avtale flyttet"
      case .kept: "Avtale holdt"
      case .missed: "Møtte ikke til avtale"
      case .cancelled: "Avtale avlyst"
      }
    let place = [RecordWords.form(step.form), step.place].filter { !$0.isEmpty }.joined(separator: ", ")
    return EntryWords(
      kind: "Avtale", title: "\(done): \(step.at.short(seenFrom: today))", lines: ["\(place), med \(step.withName)"])
  }
}
