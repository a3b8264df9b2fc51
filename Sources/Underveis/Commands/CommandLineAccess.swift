internal import Access
internal import Casework
internal import Desk

extension AccessLine {
  /// What a command did with a record, as the record's log says it: nobody was logged in.
  static func byCommand(_ kind: Kind, _ record: RecordID, what: String) -> AccessLine {
    AccessLine(
      kind, record: record, staff: StaffID("kommandolinje"), name: "Kommandolinjen", role: "drift",
      unit: UnitID("drift"), what: what, basis: "drift og kontroll", purpose: .operation, at: House.clock())
  }
}
