internal import Access
internal import Casework
internal import CivilTime
internal import Desk

extension PageRequest {
  /// The record that the address names.
  func record() throws(Trouble) -> RecordID { RecordID(try id("id")) }

  /// The topic that the address names, from 1.
  func topic(_ desk: CaseDesk) throws(Trouble) -> Int {
    guard let number = try id("nr").asCount, desk.knowledge.topics.indices.contains(number - 1) else {
      throw .notFound("temaet")
    }
    return number
  }

  func mapping(_ desk: CaseDesk, _ actor: StaffActor) async throws -> MappingWork {
    try await MappingWork(try record(), desk, for: actor)
  }

  /// Keeps what was typed in a part; nil when the form may not be carried out.
  func keep(
    _ section: MappingSection, _ fields: [String], _ desk: CaseDesk, _ actor: StaffActor
  ) async throws -> MappingKept? {
    guard form.isSound else { return nil }
    _ = try form.key()
    return try await desk.keepMapping(
      section, fields, of: form, seen: form.values["sett"].asCount ?? 0, in: try record(), by: actor)
  }

  func keepWhileTyping(
    _ section: MappingSection, _ fields: [String], _ desk: CaseDesk, _ actor: StaffActor
  ) async throws -> Reply {
    let kept = try await desk.keepMapping(
      section, fields, of: form, seen: form.values["sett"].asCount ?? 0, in: try record(), by: actor)
    switch kept {
    case .kept(let draft):
      return .draftKept(
        at: now.time.norwegian, fields: ["sett": draft.revision(section), "utkast": draft.version])
    case .other:
      return .draftNotKept("En kollega har skrevet her samtidig. Trykk Lagre, så ser du begge tekstene.")
    }
  }

  /// Keeps a topic. A suspicion is not kept but written in the record at once, and leads to the risk assessment.
  func keepTopic(_ desk: CaseDesk, _ actor: StaffActor) async throws -> Reply {
    let number = try topic(desk)
    let record = try record()
    let address = MappingAddress(record)
    let work = try await mapping(desk, actor)
    guard form.isSound else {
      guard let page = MappingTopicPage(work, number, form: form) else { throw Trouble.notFound() }
      return .again(page)
    }
    let key = try form.key()
    let suspicions = work.plan.questions(number).map(\.fact).filter {
      Fact.suspicions.contains($0) && form.values[FactQuestion($0).field] == FactQuestion.yes
    }
    let typed = form.without(suspicions.map { FactQuestion($0).field })
    let fields = work.plan.fields(of: .topic(number))
    if !suspicions.isEmpty {
      let stated = StatedFacts(form: "kartlegging", statements: suspicions.map { Statement($0, .yes) })
      try await desk.signOnce(Signing(.factsStated(stated), key: key), in: record, by: actor)
    }
    let kept = try await desk.keepMapping(
      .topic(number), fields, of: typed, seen: form.values["sett"].asCount ?? 0, in: record, by: actor)
    switch kept {
    case .other(let draft):
      guard let page = MappingTopicPage(work.with(draft), number, form: typed, isConflict: true) else {
        throw Trouble.notFound()
      }
      throw Trouble.stale(page)
    case .kept where !suspicions.isEmpty:
      return .redirect(
        to: address.risk,
        saying: "Mistanken er skrevet i journalen. Vurder risikoen nå. Kartleggingen ligger som utkast.")
    case .kept(let draft):
      let now = work.with(draft)
      let wrong = now.reading.form.problems.filter { $0.field.map(fields.contains) ?? false }
      if !wrong.isEmpty, let page = MappingTopicPage(now, number, form: now.form(.topic(number)).with(wrong)) {
        return .again(page)
      }
      let next: String =
        switch form.values["videre"] {
        case "liste": address.list
        case "signer": address.review
        default: address.after(number, of: work.plan.topics.count)
        }
      return .redirect(to: next, saying: "Lagret i utkastet.")
    }
  }
}

extension CaseDesk {
  /// Signs; a form that comes twice is as if it had come once.
  func signOnce(_ signing: Signing, in record: RecordID, by actor: StaffActor) async throws(DeskError) {
    do {
      try await sign(signing, in: record, by: actor)
    } catch .alreadyDone {
      return
    } catch {
      throw error
    }
  }
}

extension FormReading {
  /// The form without some of its fields.
  func without(_ names: [String]) -> FormReading {
    FormReading(FormValues(values.fields.filter { !names.contains($0.name) }))
  }

  /// The form with faults noted elsewhere.
  func with(_ problems: [Problem]) -> FormReading {
    var form = self
    for problem in problems { form.refuse(problem.field, problem.message) }
    return form
  }
}
