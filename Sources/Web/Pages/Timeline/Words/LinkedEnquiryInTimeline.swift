internal import Casework
internal import CivilTime

extension TimelineReader {
  func words(_ enquiry: LinkedEnquiry) -> EntryWords {
    EntryWords(
      kind: "Henvendelse",
      title: "Henvendelse \(RecordWords.channel(enquiry.channel)), \(enquiry.received.short(seenFrom: today))",
      lines: [enquiry.words.isEmpty ? "Det som ble sagt, er slettet etter vedtak." : "«\(enquiry.words)»"],
      tags: enquiry.opensEpisode ? [Tag("Oppfølging startet", .path)] : [])
  }
}
