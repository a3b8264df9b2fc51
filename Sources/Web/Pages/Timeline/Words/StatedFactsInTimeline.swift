internal import Casework
internal import Desk
internal import Guidance

extension TimelineReader {
  func words(_ stated: StatedFacts) -> EntryWords {
    let form = knowledge.form(page: stated.form)?.name
    return EntryWords(
      kind: "Opplysninger", title: form ?? "Opplysninger", lines: stated.statements.map(words) + [stated.note])
  }
}
