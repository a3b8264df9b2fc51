internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// Every recommendation and how it stands for this person today, also those that are met or do not apply.
struct AllFindingsPage: Page {
  static let template = "all-findings"

  let title = "Veilederen"
  let person: PersonHeader
  let intro: String
  let tabs: Tabs
  let cards: [FindingCard]
  let nothing: EmptyState?
  let paging: Paging?

  /// With its *hvorfor* a card is a couple of kilobytes; more than these would be a heavy page.
  static let size = 20

  /// The ways to narrow the list, in the order they are read.
  static let groups: [(word: String, name: String)] = [
    ("apne", "Mangler"), ("tema", "Tema"), ("fulgt", "Fulgt"), ("fraveket", "Fraveket"), ("kan", "Kan tilbys"),
    ("gjelder-ikke", "Gjelder ikke"),
  ]

  init(_ place: PersonPlace, group: String, page: Int) {
    let list = FindingList(file: place.file, actor: place.actor)
    let (address, knowledge) = (PersonAddress.findings(place.record), place.file.knowledge)
    let items = Self.items(list, group)
    person = PersonHeader(file: place.file, actor: place.actor, tab: "")
    intro =
      "Alt veilederen sier om denne personen i dag, \(place.today.spelledOut). Utgave: \(knowledge.editionName(knowledge.guide.edition))."
    tabs = Tabs(
      "Hvilke anbefalinger",
      Self.groups.map { word, name in
        Tabs.Tab("\(name) (\(Self.items(list, word).count))", to: "\(address)?vis=\(word)", here: word == group)
      })
    let first = min(max(page, 1) - 1, max(items.count - 1, 0) / Self.size) * Self.size
    let shown = items.dropFirst(first).prefix(Self.size)
    cards = shown.compactMap { list.card($0, withChanges: true) }
    nothing = items.isEmpty ? EmptyState("Ingen anbefalinger her.") : nil
    let number = first / Self.size + 1
    paging =
      items.count > Self.size
      ? Paging(
        "Flere anbefalinger", text: "\(first + 1)–\(first + shown.count) av \(items.count)",
        previous: number > 1 ? "\(address)?vis=\(group)&side=\(number - 1)" : nil,
        next: first + Self.size < items.count ? "\(address)?vis=\(group)&side=\(number + 1)" : nil) : nil
  }

  private static func items(_ list: FindingList, _ group: String) -> [FindingList.Item] {
    switch group {
    case "tema": list.openTopics
    case "fulgt": list.fulfilled
    case "fraveket": list.deviated
    case "kan": list.offered + list.undecidedOptions
    case "gjelder-ikke": list.notApplicable
    default: list.open
    }
  }
}
