internal import Access
internal import Casework
internal import Desk

/// What stands around a page about a person.
struct PersonChrome: Sendable {
  let header: PersonHeader
  let panel: [any Component]
  let crisisAddress: String?

  init(_ file: PersonFile, _ desk: CaseDesk, _ actor: StaffActor, tab: String) {
    header = PersonHeader(file.state.person.displayName)
    panel = []
    crisisAddress = "/arbeid/person/\(file.record.text)/krise"
  }
}
