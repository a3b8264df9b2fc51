internal import Casework
internal import Desk

/// Where one takes out a whole record.
struct RecordExportPage: Page {
  static let template = "record-export"

  let title = "Hele journalen"
  let person: PersonHeader
  let sheet: Button
  let file: Button

  init(_ place: PersonPlace) {
    person = PersonHeader(file: place.file, actor: place.actor, tab: "logg")
    let address = PersonAddress.export(place.record)
    sheet = Button("Vis alt til utskrift", to: "\(address)/ark")
    file = Button("Last ned til maskinlesing (JSON)", kind: .quiet, to: "\(address)/journal.json")
  }
}
