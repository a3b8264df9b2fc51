internal import Casework
internal import CivilTime

extension TimelineReader {
  func words(_ person: PersonDetails, isNew: Bool) -> EntryWords {
    EntryWords(
      kind: "Opplysninger", title: isNew ? "Journalen ble opprettet" : "Personopplysninger endret",
      lines: [
        labelled("Navn", person.displayName), labelled("Født", person.birthDate.map(\.numeric) ?? ""),
        labelled("Telefon og kontakt", person.reach),
        labelled("Adresse", person.protectedAddress ? "skjermet" : person.address),
        labelled("Språk", person.language),
        person.needsInterpreter.map { $0 ? "Trenger tolk" : "Trenger ikke tolk" } ?? "",
        labelled("Fastlege", person.generalPractitioner),
      ])
  }
}
