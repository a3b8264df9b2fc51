internal import Access
internal import Casework

/// The pages of one person as tabs.
enum PersonTab {
  /// Name in content, and what stands on the tab.
  private static let all: [(page: String, title: String)] = [
    ("oversikt", "Oversikt"), ("kartlegging", "Kartlegging"), ("risiko", "Risiko"), ("forløp", "Forløp og tiltak"),
    ("måling", "Måling"), ("planer", "Planer"), ("helse", "Helse"), ("samarbeid", "Samarbeid"),
    ("tidslinje", "Tidslinje"), ("opplysninger", "Opplysninger"),
  ]

  /// The tabs with one of them lit; none when the page is not among them.
  static func tabs(_ record: RecordID, here: String, for actor: StaffActor) -> Tabs {
    var tabs = all.map { Tabs.Tab($0.title, to: PersonAddress.page($0.page, record), here: $0.page == here) }
    if case .allowed = decide(actor.role, may: .steerAccess) {
      tabs.append(Tabs.Tab("Tilgang", to: PersonAddress.page("tilgang", record), here: here == "tilgang"))
    }
    if case .allowed = decide(actor.role, may: .readLog) {
      tabs.append(Tabs.Tab("Innsyn", to: PersonAddress.readLog(record), here: here == "logg"))
    }
    return Tabs("Personens sider", tabs)
  }
}
