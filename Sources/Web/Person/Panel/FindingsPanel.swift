internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// Beside every page of a person: what the guideline asks today, the most pressing first, each with its *hvorfor*.
struct FindingsPanel: Component {
  static let template = "findings-panel"

  /// More than these are on the page with all of them.
  static let most = 8

  let open: [FindingCard]
  /// How many of those that ask are not shown here.
  let more: String?
  /// The topics of the mapping, together: eighteen cards would hide the rest.
  let topics: Topics?
  let offered: Offered?
  let nothing: EmptyState?
  let summary: String
  let all: String
  /// Which edition asks.
  let edition: String?

  struct Topics: Slotted {
    let state: Tag
    let title: String
    let button: Button
    let names: [String]
  }

  struct Offered: Slotted {
    let title: String
    let names: [String]
    let button: Button
  }

  init(file: PersonFile, actor: StaffActor) {
    let list = FindingList(file: file, actor: actor)
    let record = file.record
    let open = file.state.isOpen ? list.open : []
    self.open = open.prefix(Self.most).compactMap(list.card)
    more = open.count > Self.most ? "\(open.count - Self.most) til venter." : nil
    topics = file.state.isOpen ? Topics(list, record) : nil
    offered = file.state.isOpen ? Offered(list.offered, record) : nil
    if !file.state.isOpen {
      nothing = EmptyState("Oppfølgingen er avsluttet.", advice: "Veilederen spør ikke om noe nå.")
    } else if open.isEmpty, topics == nil {
      nothing = EmptyState("Ingenting mangler i dag.")
    } else {
      nothing = nil
    }
    let (fulfilled, deviated) = (list.fulfilledCount, list.deviatedCount)
    summary =
      "\(fulfilled == 1 ? "1 anbefaling er fulgt" : "\(fulfilled) anbefalinger er fulgt")"
      + (deviated > 0 ? ", \(deviated) fraveket med grunn." : ".")
    all = PersonAddress.findings(record)
    edition = file.knowledge.edition.map { "Utgave: \($0.shortName)." }
  }
}

extension FindingsPanel.Topics {
  init?(_ list: FindingList, _ record: RecordID) {
    let open = list.openTopics
    guard let first = open.first else { return nil }
    let count = list.topicCount
    state = Tag("\(first.norm.strength.rawValue) · mangler", .due, sign: "○")
    title =
      open.count == 1
      ? "Ett tema i kartleggingen er ikke gått gjennom"
      : "\(open.count) av \(count) tema i kartleggingen er ikke gått gjennom"
    button = Button("Åpne kartleggingen", kind: .quiet, small: true, to: PersonAddress.page("kartlegging", record))
    names = open.map(\.norm.title)
  }
}

extension FindingsPanel.Offered {
  init?(_ offered: [FindingList.Item], _ record: RecordID) {
    guard !offered.isEmpty else { return nil }
    title = offered.count == 1 ? "Ett tiltak kan tilbys" : "\(offered.count) tiltak kan tilbys"
    names = offered.map(\.norm.title)
    button = Button("Se tilbudene", kind: .quiet, small: true, to: PersonAddress.page("forløp", record))
  }
}

extension FindingsPanel {
  func fill(_ slots: inout SlotWriter) {
    slots.set("open", open)
    slots.set("more", more)
    slots.set("topics", topics)
    slots.set("offered", offered)
    slots.set("nothing", nothing)
    slots.set("summary", summary)
    slots.set("edition", edition)
    slots.set("all", all)
  }
}

extension FindingsPanel.Topics {
  func fill(_ slots: inout SlotWriter) {
    slots.set("state", state)
    slots.set("title", title)
    slots.set("button", button)
    slots.set("names", names)
  }
}

extension FindingsPanel.Offered {
  func fill(_ slots: inout SlotWriter) {
    slots.set("title", title)
    slots.set("names", names)
    slots.set("button", button)
  }
}
