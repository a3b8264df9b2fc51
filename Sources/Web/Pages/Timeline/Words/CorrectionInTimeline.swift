internal import Casework

extension TimelineReader {
  func words(_ correction: Correction) -> EntryWords {
    let replaced = correction.replacement.map(words)
    return EntryWords(
      kind: "Retting",
      title: replaced.map { "Rettet: \($0.title)" } ?? "Et tidligere innslag er trukket tilbake",
      lines: [labelled("Hva som var feil", correction.reason)] + (replaced?.lines ?? []))
  }
}
