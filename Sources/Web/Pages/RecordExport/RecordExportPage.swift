internal import Casework
internal import Desk

/// Where one takes out a whole record. Like the log it shows nothing of the record: who takes it out need not read it here.
struct RecordExportPage: Page {
  static let template = "record-export"

  let title = "Hele journalen"
  let name: String
  let forPerson: Button
  let fileForPerson: Button
  let sheet: Button
  let file: Button
  let back: Button

  init(_ record: RecordID, _ person: PersonDetails) {
    name = person.displayName
    let address = PersonAddress.export(record)
    forPerson = Button("Vis personens utgave til utskrift", to: "\(address)/til-personen/ark")
    fileForPerson = Button("Last ned personens utgave (JSON)", kind: .quiet, to: "\(address)/til-personen/journal.json")
    sheet = Button("Vis alt til utskrift", kind: .quiet, to: "\(address)/ark")
    file = Button("Last ned til maskinlesing (JSON)", kind: .quiet, to: "\(address)/journal.json")
    back = Button("Tilbake til loggen", kind: .quiet, to: PersonAddress.readLog(record))
  }
}
