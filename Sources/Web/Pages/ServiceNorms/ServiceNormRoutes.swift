internal import Access
internal import Casework
internal import CivilTime
public import Desk
internal import Guidance

extension Site {
  /// What the sources ask of the service, and the municipality's answers.
  public func declareServiceNorms(_ desk: CaseDesk) {
    let list = ServiceNormWords.address
    let because = "Ledere og teamledere må se om tjenesten følger veilederen."
    get(list, may: .use(.serviceNorms), because: because) { request, actor in
      .page(try await Self.list(ServiceNormChoice(request.query), desk, actor))
    }
    post(list, may: .use(.serviceNorms), because: because) { request, actor in
      let choice = try ServiceNormChoice(request.form.values)
      guard !choice.words.isEmpty else { return .redirect(to: choice.address()) }
      return .page(try await Self.list(choice, desk, actor))
    }
    get("\(list)/utskrift", may: .use(.serviceNorms), because: because) { request, actor in
      let all = try await desk.answeredNorms(for: actor)
      let choice = try ServiceNormChoice(request.query)
      let chosen = all.filter { choice.admits($0, on: request.today) }
      return .page(ServiceNormSheet.page(chosen, choice, desk.knowledge.municipality, by: actor.name, at: request.now))
    }
    get("\(list)/egenvurdering.csv", may: .use(.serviceNorms), because: because) { request, actor in
      let all = try await desk.answeredNorms(for: actor)
      return .csv(ServiceNormSheet.rows(all), named: "egenvurdering-\(request.today.iso).csv")
    }
    get("\(list)/{norm}", may: .use(.serviceNorms), because: because) { request, actor in
      let (norm, history) = try await desk.answers(to: try request.id("norm"), for: actor)
      let mayAnswer = Permission.use(.answerServiceNorms).refusal(of: actor) == nil
      let figure = try await desk.figure(beside: norm, for: actor)
      return .page(ServiceNormPage(norm, history, figure, mayAnswer: mayAnswer, today: request.today))
    }
    declareServiceAnswer(desk)
  }

  private func declareServiceAnswer(_ desk: CaseDesk) {
    let address = "\(ServiceNormWords.address)/{norm}/svar"
    let because = "Lederen svarer for kommunen."
    get(address, may: .use(.answerServiceNorms), because: because) { request, actor in
      let (norm, history) = try await desk.answers(to: try request.id("norm"), for: actor)
      let form = ServiceNormForm.filled(history.first)
      return .page(ServiceAnswerPage(norm, form, desk.knowledge.municipality, today: request.today))
    }
    post(address, may: .use(.answerServiceNorms), because: because) { request, actor in
      try await Self.answer(request, desk, actor)
    }
  }

  private static func list(
    _ choice: ServiceNormChoice, _ desk: CaseDesk, _ actor: StaffActor
  ) async throws -> ServiceNormsPage {
    let all = try await desk.answeredNorms(for: actor)
    return ServiceNormsPage(all, choice, desk.knowledge.municipality, today: desk.today)
  }

  private static func answer(_ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor) async throws -> Reply {
    let municipality = desk.knowledge.municipality
    let (norm, _) = try await desk.answers(to: try request.id("norm"), for: actor)
    var form = request.form
    func page(_ form: FormReading, overtakenBy theirs: SelfAssessmentEntry? = nil) -> ServiceAnswerPage {
      ServiceAnswerPage(norm, form, municipality, today: request.today, overtakenBy: theirs)
    }
    guard let assessment = ServiceNormForm.read(&form, municipality, today: request.today) else {
      return .again(page(form))
    }
    // A form without the version it was opened on builds on nothing, and is shown what has been saved since.
    let seen = form.values[SigningForm.version].asCount ?? 0
    let key = try form.key()
    let outcome: AnswerOutcome
    do throws(DeskError) {
      outcome = try await desk.answer(assessment, to: norm.id, seen: seen, by: actor, key: key)
    } catch {
      guard case .invalid(let problems) = error else { throw error }
      for problem in problems {
        form.refuse(ServiceNormForm.field(problem.field, in: form), problem.message)
      }
      return .again(page(form))
    }
    switch outcome {
    case .saved: return .redirect(to: ServiceNormWords.address(of: norm.id), saying: "Svaret er lagret.")
    case .overtaken(let theirs):
      throw Trouble.stale(page(form.building(on: theirs.version), overtakenBy: theirs))
    }
  }
}
