internal import Casework
internal import Guidance

/// Where the pages of one person are. Content names pages in Norwegian; addresses have no Norwegian letters.
enum PersonAddress {
  /// The pages that recommendations and forms may name, with the end of their address.
  static let pages: [String: String] = [
    "oversikt": "", "krise": "/krise", "kartlegging": "/kartlegging", "risiko": "/risiko", "forløp": "/forlop",
    "måling": "/maling", "planer": "/planer", "samarbeid": "/samarbeid", "helse": "/helse",
    "tidslinje": "/tidslinje", "opplysninger": "/opplysninger", "skadereduksjon": "/skadereduksjon",
    "voldsrisiko": "/voldsrisiko", "tilgang": "/tilgang",
  ]

  /// The address of a page by the name that content uses; the overview for a name that no page has.
  static func page(_ name: String, _ record: RecordID) -> String {
    "/arbeid/person/\(record.text)\(pages[name] ?? "")"
  }

  static func newContact(_ record: RecordID) -> String { "\(page("oversikt", record))/kontakt" }
  static func findings(_ record: RecordID) -> String { "\(page("oversikt", record))/veileder" }
  static func removal(_ version: Int, _ record: RecordID) -> String {
    "\(page("oversikt", record))/fjern/\(version)"
  }
  static func moving(_ version: Int, _ record: RecordID) -> String {
    "\(page("oversikt", record))/flytt/\(version)"
  }
  static func export(_ record: RecordID) -> String { "\(page("oversikt", record))/utlevering" }
  /// Where one opens what is closed, and comes back to the page afterwards.
  static func opening(_ record: RecordID, backTo page: String) -> String {
    "\(self.page("oversikt", record))/apne?side=\(page.inQuery)"
  }
  static func readLog(_ record: RecordID) -> String { "\(page("oversikt", record))/logg" }

  /// Where one gives the reason for doing otherwise than a recommendation says.
  static func departure(_ norm: String, _ record: RecordID) -> String {
    "\(page("oversikt", record))/fravik/\(norm)"
  }

  /// The place in the timeline where the entry with this version stands.
  static func entry(_ version: Int, _ record: RecordID) -> String {
    "\(page("tidslinje", record))?fra=\(version)#e\(version)"
  }

  /// The form that belongs to a page. A page without its own room for it has it at an address of its own.
  static func form(_ page: String, _ record: RecordID) -> String {
    let isOwnPage = ["planer", "samarbeid", "helse", "skadereduksjon", "voldsrisiko"].contains(page)
    return isOwnPage ? self.page(page, record) : "\(self.page("oversikt", record))/skjema\(pages[page] ?? "")"
  }
}
