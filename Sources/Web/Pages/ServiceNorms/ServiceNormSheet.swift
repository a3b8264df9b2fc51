internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// The self-assessment on paper and as a table for a spreadsheet.
enum ServiceNormSheet {
  static func page(
    _ answered: [AnsweredNorm], _ choice: ServiceNormChoice, _ municipality: Municipality, by name: String,
    at now: Moment
  ) -> PrintSheetPage {
    PrintSheetPage(
      "Følger vi veilederen?", about: "\(municipality.name): \(answered.count) spørsmål",
      parts: ServiceNormRows.groups(answered).map { letters, own in table(letters, own) },
      back: Button("Tilbake til lista", kind: .quiet, small: true, to: choice.address()),
      printed: "Skrevet ut \(now.day.spelledOut) \(now.clock) av \(name)")
  }

  private static func table(_ letters: String, _ own: [AnsweredNorm]) -> Table {
    Table(
      id: "kapittel-\(letters)", caption: "\(ServiceNormWords.chapter(letters)) (\(letters))",
      columns: [.init("Når det er møtt"), .init("Status"), .init("Slik møter vi det"), .init("Neste steg")],
      rows: own.map { answered in
        let (norm, assessment) = (answered.norm, answered.latest?.assessment)
        let owner = [assessment?.ownerName ?? "", assessment?.deadline?.numeric ?? ""].filter { !$0.isEmpty }
        return .init([
          .init(norm.title, under: "\(norm.id) · \(norm.strength.rawValue)"), .init(answered.standing.rawValue),
          .init(assessment?.how ?? "", under: assessment?.evidence.map(\.text).joined(separator: "; ")),
          .init(assessment?.nextStep ?? "", under: owner.joined(separator: ", ")),
        ])
      })
  }

  static func rows(_ answered: [AnsweredNorm]) -> [[String]] {
    let head = [
      "nummer", "kapittel", "krav", "spørsmål", "styrke", "gjelder", "kilde", "sted", "status", "slik møter vi det",
      "bevis", "eier", "neste steg", "frist", "sjekkes igjen", "sist sjekket", "sjekket av",
    ]
    return [head]
      + answered.map { answered in
        let (norm, entry, assessment) = (answered.norm, answered.latest, answered.latest?.assessment)
        return [
          norm.id, ServiceNormWords.chapter(norm.chapter), norm.title, norm.question, norm.strength.rawValue,
          norm.scope.rawValue, norm.citation.documentName, norm.citation.place, answered.standing.rawValue,
          assessment?.how ?? "",
          (assessment?.evidence ?? []).map { $0.link.isEmpty ? $0.text : "\($0.text) <\($0.link)>" }
            .joined(separator: "; "),
          assessment?.ownerName ?? "", assessment?.nextStep ?? "", assessment?.deadline?.iso ?? "",
          assessment?.nextCheck?.iso ?? "", entry?.writtenAt.day.iso ?? "", entry?.author.name ?? "",
        ]
      }
  }
}
