internal import Casework

extension TimelineReader {
  func words(_ enquiry: Enquiry) -> EntryWords {
    EntryWords(
      kind: "Henvendelse", title: "Henvendelse \(RecordWords.channel(enquiry.channel))",
      lines: [
        "«\(enquiry.words)»", labelled("Fra", enquiry.from), labelled("Gjort ved fare", enquiry.dangerHandled),
        labelled("Notat", enquiry.internalNote),
      ],
      tags: enquiry.danger == .now ? [Tag("Fare nå", .danger)] : [])
  }
}
