internal import Access
internal import CivilTime
public import Desk
internal import Guidance

extension Site {
  /// The editions of the guideline, which one is in force, and what another would mean for the open records.
  public func declareEditions(_ desk: CaseDesk) {
    let because = "Den som leder, må se hvilken utgave av veilederen kommunen følger, og hva en annen ville bety."
    let work = EditionWork()
    get(EditionAddress.all, may: .use(.editions), because: because) { request, actor in
      .page(EditionsPage(desk, actor, await work.state, request.today, Self.fresh(request.today)))
    }
    post(EditionAddress.compare, may: .use(.editions), because: because) { request, actor in
      try await Self.compare(request, desk, actor, work)
    }
    post(
      EditionAddress.choose, may: .use(.chooseEdition),
      because: "Lederen bestemmer hvilken utgave kommunen følger, og fra når."
    ) { request, actor in
      try await Self.choose(request, desk, actor, work)
    }
    get("\(EditionAddress.all)/{utgave}", may: .use(.editions), because: because) { request, _ in
      let id = try request.id("utgave")
      guard let loaded = desk.knowledge.editions[id] else { throw Trouble.notFound("utgaven") }
      return .page(EditionPage(loaded))
    }
    get("\(EditionAddress.compare)/{anbefaling}", may: .use(.editions), because: because) { request, actor in
      let id = try request.id("anbefaling")
      guard case .done(let report) = await work.state, let part = report.parts.first(where: { $0.difference.id == id })
      else { throw Trouble.notFound("sammenligningen") }
      let persons = try await desk.persons(of: part, for: actor)
      return .page(EditionDifferencePage(part, report, persons, request.today))
    }
  }

  static func fresh(_ today: Day) -> FormReading { FormReading(filledWith: ["fra-dag": today.numeric]) }

  private static func compare(
    _ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor, _ work: EditionWork
  ) async throws -> Reply {
    var form = request.form
    let codes = desk.knowledge.editions.loaded.map(\.edition.id)
    let from = form.choice("fra", of: codes, required: "Velg utgaven det sammenlignes fra.")
    let to = form.choice("til", of: codes, required: "Velg utgaven det sammenlignes med.")
    if let from, from == to { form.refuse("til", "Velg to ulike utgaver.") }
    guard form.isSound, let from, let to else {
      return .again(EditionsPage(desk, actor, await work.state, request.today, form))
    }
    await work.begin { tell in
      try await desk.compareEditions(from: from, to: to, for: actor, progress: tell)
    }
    return .redirect(to: EditionAddress.all)
  }

  private static func choose(
    _ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor, _ work: EditionWork
  ) async throws -> Reply {
    var form = request.form
    let codes = desk.knowledge.editions.loaded.map(\.edition.id)
    let edition = form.choice("utgave", of: codes, required: "Velg utgaven.")
    let day = form.day("fra-dag", required: "Skriv hvilken dag den gjelder fra.")
    let why = form.text("hvorfor", max: 2_000, required: "Skriv hvorfor, så andre forstår det siden.")
    if let day, day < request.today { form.refuse("fra-dag", "Velg i dag eller en senere dag.") }
    guard form.isSound, let edition, let day, let why else {
      return .again(EditionsPage(desk, actor, await work.state, request.today, form))
    }
    try await desk.choose(edition: edition, from: day, why: why, by: actor)
    let name = desk.knowledge.editionName(edition)
    let said = day == request.today ? "Utgaven \(name) er i bruk." : "Utgaven \(name) tas i bruk \(day.withYear)."
    return .redirect(to: EditionAddress.all, saying: "\(said) Ingen journal er endret.")
  }
}

/// Where the pages about editions are.
enum EditionAddress {
  static let all = "/arbeid/ledelse/utgaver"
  static let compare = "/arbeid/ledelse/utgaveforskjeller"
  static let choose = "/arbeid/ledelse/utgavevalg"

  static func edition(_ id: String) -> String { "\(all)/\(id)" }
  static func difference(_ norm: String) -> String { "\(compare)/\(norm)" }
}
