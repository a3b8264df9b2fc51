internal import Casework

extension TimelineReader {
  func words(_ step: EnquiryStep) -> EntryWords {
    let (title, note): (String, String) =
      switch step {
      case .taken(_, let name): ("\(name) tok henvendelsen", "")
      case .assigned(_, let name): ("Henvendelsen ble gitt til \(name)", "")
      case .callAttempted(let reached, let note): (reached ? "Ringt og fått svar" : "Ringt uten å få svar", note)
      case .answered(let note): ("Henvendelsen er besvart", note)
      case .dangerHandled(let what): ("Fare håndtert", what)
      case .urgencyChanged(_, let why): ("Hast er endret", why)
      case .linked: ("Henvendelsen er knyttet til journalen", "")
      case .closed(_, let note): ("Henvendelsen er avsluttet", note)
      case .moved(_, let why): ("Henvendelsen er flyttet til rett person", why)
      }
    return EntryWords(kind: "Henvendelse", title: title, lines: [note])
  }
}
