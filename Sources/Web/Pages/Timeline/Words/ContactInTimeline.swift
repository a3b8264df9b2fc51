internal import Casework

extension TimelineReader {
  func words(_ contact: Contact) -> EntryWords {
    let minutes = contact.minutes.map { ", \($0) minutter" } ?? ""
    let with = contact.with.isEmpty ? "" : " med \(contact.with)"
    return EntryWords(
      kind: "Kontakt", title: "\(RecordWords.form(contact.form).withLargeFirst)\(with)\(minutes)",
      lines: [contact.note] + contact.statements.map(words))
  }
}
