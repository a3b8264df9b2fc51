internal import Access
internal import Casework
public import Content
public import Desk
internal import Guidance

extension Site {
  /// The recommendations themselves, for everybody who works by them.
  ///
  /// - Parameter cases: the cases of one recommendation in the edition named second.
  public func declareRecommendations(
    _ desk: CaseDesk, cases: @escaping @Sendable (_ norm: String, _ edition: String) -> [Story]
  ) {
    let because = "Den som arbeider etter veilederen, skal kunne lese hva den sier og hvordan systemet leser den."
    get(RecommendationsPage.address, may: .use(.ownDay), because: because) { _, _ in
      .page(RecommendationsPage(desk.guide, edition: Self.editionName(desk)))
    }
    get("\(RecommendationsPage.address)/{norm}", may: .use(.ownDay), because: because) { request, staff in
      let id = try request.id("norm")
      guard let norm = desk.guide.norm(id) else { throw Trouble.notFound("anbefalingen") }
      var figures: ShownFigures?
      if case .allowed = decide(staff.role, may: .compliance) {
        figures = try await desk.compliance(ComplianceQuestion(), for: staff).lines.first { $0.norm.id == id }?.figures
      }
      return .page(
        RecommendationPage(
          norm, cases: cases(id, desk.guide.edition), figures: figures, edition: Self.editionName(desk)))
    }
  }

  private static func editionName(_ desk: CaseDesk) -> String {
    desk.knowledge.editions[desk.guide.edition]?.edition.title ?? desk.guide.edition
  }
}
