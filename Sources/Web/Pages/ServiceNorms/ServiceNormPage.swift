internal import Access
internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// One question to the leader: what is asked and where it stands, the municipality's answer, and every answer before it.
struct ServiceNormPage: Page {
  static let template = "service-norm"

  let title: String
  var place: Place? { .leadership }
  let number: String
  let question: String
  let strength: Tag
  let standing: Tag
  let checkpoints: [String]
  let asked: SummaryList
  let answer: SummaryList?
  let evidence: [EvidenceLine]
  let unanswered: EmptyState?
  let answerAddress: String?
  let answerWords: String
  let history: Table?
  let figure: ServiceFigurePart?

  /// One piece of evidence, with where it is.
  struct EvidenceLine: Sendable {
    let text: String
    let link: String?
  }

  init(
    _ norm: ServiceNorm, _ history: [SelfAssessmentEntry], _ figure: ServiceFigure?, mayAnswer: Bool, today: Day
  ) {
    let latest = history.first
    let assessment = latest?.assessment
    title = norm.title
    number = norm.id
    question = norm.question
    strength = Tag(norm.strength.rawValue)
    standing = ServiceNormWords.tag(
      assessment?.standing ?? .notAssessed, norm.strength, isOverdue: assessment?.isOverdue(on: today) == true)
    checkpoints = norm.checkpoints
    asked = Self.asked(norm)
    answer = latest.map { Self.answer($0, today) }
    evidence = (assessment?.evidence ?? []).map {
      EvidenceLine(text: $0.text, link: $0.link.isEmpty ? nil : $0.link)
    }
    unanswered =
      latest == nil
      ? EmptyState(
        "Ingen har svart ennå.",
        advice: mayAnswer ? "Gå gjennom punktene over, og skriv hvordan det står til." : "Lederen svarer her.") : nil
    answerAddress = mayAnswer ? "\(ServiceNormWords.address(of: norm.id))/svar" : nil
    answerWords = latest == nil ? "Svar på spørsmålet" : "Skriv et nytt svar"
    self.figure = figure.map { ServiceFigurePart($0, today: today) }
    self.history = history.isEmpty ? nil : Self.history(history, today)
  }

  private static func asked(_ norm: ServiceNorm) -> SummaryList {
    let citation = norm.citation
    let line = citation.line.map { ", linje \($0)" } ?? ""
    var rows = [
      SummaryList.Row("Kilde", citation.documentName, "\(citation.place) · «\(citation.anchor)»\(line)"),
      SummaryList.Row("Gjelder", scope(norm.scope)),
      SummaryList.Row("Kan vises med", lines: norm.evidence),
      SummaryList.Row("Foreslått eier", norm.owner),
      SummaryList.Row("Frist i kilden", norm.deadline ?? "ingen"),
    ]
    if let reading = norm.reading { rows.append(SummaryList.Row("Slik leser vi det", reading)) }
    return SummaryList(rows)
  }

  private static func scope(_ scope: ServiceNorm.Scope) -> String {
    switch scope {
    case .municipality: "kommunen"
    case .unit: "hver enhet"
    case .region: "spesialisthelsetjenesten; spørsmålet gjelder kommunens side"
    }
  }

  static func answer(_ entry: SelfAssessmentEntry, _ today: Day) -> SummaryList {
    let assessment = entry.assessment
    return SummaryList([
      .init("Status", ServiceNormWords.standing(assessment.standing).label),
      .init("Slik møter vi det", assessment.how),
      .init("Neste steg", assessment.nextStep),
      .init("Eier", assessment.ownerName),
      .init("Frist for neste steg", assessment.deadline.map { DueWords.words($0, on: today) } ?? ""),
      .init("Sjekkes igjen", assessment.nextCheck?.spelledOut ?? ""),
      .init("Sist sjekket", "\(entry.writtenAt.short(seenFrom: today)) av \(entry.author.name)"),
    ])
  }

  private static func history(_ history: [SelfAssessmentEntry], _ today: Day) -> Table {
    Table(
      id: "historikk-tabell", caption: history.count == 1 ? "Ett svar" : "\(history.count) svar, det nyeste øverst",
      columns: [.init("Når"), .init("Hvem"), .init("Status"), .init("Slik møter vi det"), .init("Neste steg")],
      rows: history.map { entry in
        .init([
          .init(entry.writtenAt.short(seenFrom: today)), .init(entry.author.name, under: entry.author.role),
          .init(entry.assessment.standing.rawValue), .init(entry.assessment.how),
          .init(entry.assessment.nextStep, under: entry.assessment.deadline?.numeric),
        ])
      })
  }
}
