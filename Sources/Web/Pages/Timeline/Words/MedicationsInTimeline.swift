internal import Casework

extension TimelineReader {
  func words(_ list: Medications) -> EntryWords {
    EntryWords(
      kind: "Opplysninger", title: "Legemidler",
      lines: list.medicines.isEmpty
        ? ["Bruker ingen legemidler"]
        : list.medicines.map { medicine in
          [medicine.name, medicine.dose, medicine.source.isEmpty ? "" : "(\(medicine.source))"]
            .filter { !$0.isEmpty }.joined(separator: " ")
        })
  }
}
