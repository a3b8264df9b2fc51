internal import Access
internal import Casework
internal import CivilTime
internal import Desk

extension PersonHeader {
  /// The person as every page of theirs shows them: who, how to reach them, and what one must not overlook.
  init(file: PersonFile, actor: StaffActor, tab: String) {
    let (state, record) = (file.state, file.record)
    var buttons = [Button("Krise", kind: .quiet, to: PersonAddress.page("krise", record), key: "k")]
    if case .allowed = decide(actor.role, may: .writeRecord) {
      buttons.append(Button("Ny kontakt", to: PersonAddress.newContact(record)))
    }
    if !file.access.hidden.isEmpty || file.access.hidesContact {
      buttons.append(Button("Åpne det som er sperret", kind: .quiet, to: PersonAddress.opening(record, backTo: tab)))
    }
    self.init(
      state.person.displayName, facts: state.person.facts(on: file.day, hidesContact: file.access.hidesContact),
      tags: PersonAlerts.access(file.access) + PersonAlerts.tags(state, on: file.day),
      buttons: buttons, tabs: PersonTab.tabs(record, here: tab, for: actor))
  }
}

extension PersonDetails {
  /// Age and how to reach the person, each as a short text. The heading stands on every page and is printed with it, so
  /// that it never says how to reach somebody whose address is protected.
  fileprivate func facts(on day: Day, hidesContact: Bool) -> [String] {
    let contact =
      if hidesContact {
        "telefon og adresse er skjermet for deg"
      } else if protection != .open {
        "telefon og adresse står bare under Opplysninger og Krise"
      } else {
        reach
      }
    return [age(on: day) ?? "alder ikke kjent", contact, interpreter].filter { !$0.isEmpty }
  }

  /// "54 år"; nil when nobody knows the birth date.
  func age(on day: Day) -> String? { birthDate.map { "\($0.fullYears(until: day)) år" } }

  /// The phone, and whether it is safe to call.
  var reach: String {
    let safe =
      switch safeToCall {
      case true?: "trygt å ringe"
      case false?: "IKKE trygt å ringe"
      case nil: phone.isEmpty ? "" : "ikke spurt om det er trygt å ringe"
      }
    let call = [safe, contactNote].filter { !$0.isEmpty }.joined(separator: safeToCall == true ? " " : ". ")
    return [phone.isEmpty ? "telefon ikke kjent" : phone, call].filter { !$0.isEmpty }.joined(separator: ", ")
  }

  private var interpreter: String {
    switch needsInterpreter {
    case true?: language.isEmpty ? "trenger tolk" : "trenger tolk: \(language)"
    case false?: "tolk: nei"
    case nil: language.isEmpty ? "" : "språk: \(language)"
    }
  }
}
