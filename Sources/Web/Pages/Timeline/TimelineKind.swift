/// The kinds of entries that the timeline can be narrowed to.
enum TimelineKind: String, CaseIterable {
  case contacts = "kontakt"
  case mapping = "kartlegging"
  case risk = "risiko"
  case scores = "maling"
  case pathway = "forlop"
  case plans = "plan"
  case tasks = "oppgave"
  case details = "opplysning"
  case departures = "fravik"
  case corrections = "retting"
  case access = "tilgang"

  var name: String {
    switch self {
    case .contacts: "Kontakter og avtaler"
    case .mapping: "Kartlegging"
    case .risk: "Risiko"
    case .scores: "Målinger"
    case .pathway: "Forløp, mål og tiltak"
    case .plans: "Planer"
    case .tasks: "Oppgaver og ansvar"
    case .details: "Opplysninger og henvendelser"
    case .departures: "Fravik"
    case .corrections: "Rettinger og sletting"
    case .access: "Tilgang og sperring"
    }
  }

  /// The events it holds, by their permanent names.
  var types: Set<String> {
    switch self {
    case .contacts: ["contact-held/1", "appointment/1"]
    case .mapping: ["assessment-signed/1"]
    case .risk: ["risks-assessed/1"]
    case .scores: ["instrument-scored/1"]
    case .pathway: ["pathway-chosen/1", "goal/1", "measure/1"]
    case .plans: ["plan-written/1"]
    case .tasks: ["task/1", "care-team-set/1"]
    case .details:
      [
        "registered/1", "details-changed/1", "enquiry-linked/1", "enquiry-received/1", "enquiry-step/1",
        "network-written/1", "medications-listed/1", "facts-stated/1",
      ]
    case .departures: ["departed/1", "departed/2"]
    case .corrections: ["corrected/1", "removal-decided/1", "transferred/1"]
    case .access: ["access/1"]
    }
  }
}
