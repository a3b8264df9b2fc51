internal import Access
internal import Casework
public import Desk
internal import HTTPTypes

extension Site {
  /// The mapping: its topics in any order, kept as a draft that colleagues share, and signed.
  public func declareMapping(_ desk: CaseDesk) {
    let pattern = MappingAddress.pattern
    let because = "Kartlegging gjøres av dem som gir hjelp, og utkastet er felles for dem."
    get(pattern, may: .use(.writeRecord), because: because) { request, actor in
      .page(MappingPage(try await request.mapping(desk, actor)))
    }
    get("\(pattern)/tema/{nr}", may: .use(.writeRecord), because: because) { request, actor in
      let number = try request.topic(desk)
      guard let page = MappingTopicPage(try await request.mapping(desk, actor), number) else {
        throw Trouble.notFound()
      }
      return .page(page)
    }
    get("\(pattern)/parorende", may: .use(.writeRecord), because: because) { request, actor in
      .page(MappingRelativesPage(try await request.mapping(desk, actor)))
    }
    get("\(pattern)/signer", may: .use(.writeRecord), because: because) { request, actor in
      .page(MappingReviewPage(try await request.mapping(desk, actor)))
    }
    declareMappingParts(desk, because)
    declareMappingDrafts(desk, because)
    declareMappingSuspicion(desk)
    declareMappingSigning(desk, because)
    declareMappingDiscard(desk, because)
  }

  private func declareMappingParts(_ desk: CaseDesk, _ because: String) {
    let pattern = MappingAddress.pattern
    post("\(pattern)/viktig", may: .use(.writeRecord), because: because) { request, actor in
      let record = try request.record()
      let address = MappingAddress(record)
      let kept = try await request.keep(.topic(1), [TopicFields(1).words], desk, actor)
      switch kept {
      case nil: return .again(MappingPage(try await request.mapping(desk, actor), form: request.form))
      case .kept: return .redirect(to: address.topic(1), saying: "Lagret i utkastet.")
      case .other(let draft):
        let work = try await request.mapping(desk, actor).with(draft)
        let text = draft.values([TopicFields(1).words]).values.first?.first ?? ""
        let who = draft.writer(.topic(1))?.inWords(seenFrom: request.today) ?? ""
        let other = Alert(
          .due, heading: "\(who), skrev her mens du skrev", text.isEmpty ? "Teksten ble fjernet." : text,
          lines: ["Din tekst står under. Skriv det slik det skal stå, og lagre."])
        throw Trouble.stale(MappingPage(work, form: request.form, other: other))
      }
    }
    post("\(pattern)/tema/{nr}", may: .use(.writeRecord), because: because) { request, actor in
      try await request.keepTopic(desk, actor)
    }
    post("\(pattern)/parorende", may: .use(.writeRecord), because: because) { request, actor in
      let address = MappingAddress(try request.record())
      let fields = MappingPlan(desk.knowledge).fields(of: .relatives)
      switch try await request.keep(.relatives, fields, desk, actor) {
      case nil: return .again(MappingRelativesPage(try await request.mapping(desk, actor), form: request.form))
      case .other(let draft):
        let work = try await request.mapping(desk, actor).with(draft)
        throw Trouble.stale(MappingRelativesPage(work, form: request.form, isConflict: true))
      case .kept:
        let goesOn = request.form.values["videre"] == "liste"
        return .redirect(to: goesOn ? address.list : address.relatives, saying: "Lagret i utkastet.")
      }
    }
  }

  /// The same parts, kept by the page's script while somebody types.
  private func declareMappingDrafts(_ desk: CaseDesk, _ because: String) {
    let pattern = MappingAddress.pattern
    let plan = MappingPlan(desk.knowledge)
    post("\(pattern)/viktig/utkast", may: .use(.writeRecord), because: because) { request, actor in
      try await request.keepWhileTyping(.topic(1), [TopicFields(1).words], desk, actor)
    }
    post("\(pattern)/tema/{nr}/utkast", may: .use(.writeRecord), because: because) { request, actor in
      let section = MappingSection.topic(try request.topic(desk))
      return try await request.keepWhileTyping(section, plan.fields(of: section), desk, actor)
    }
    post("\(pattern)/parorende/utkast", may: .use(.writeRecord), because: because) { request, actor in
      try await request.keepWhileTyping(.relatives, plan.fields(of: .relatives), desk, actor)
    }
    post("\(pattern)/signer/utkast", may: .use(.writeRecord), because: because) { request, actor in
      try await request.keepWhileTyping(.talk, plan.fields(of: .talk), desk, actor)
    }
  }

  private func declareMappingDiscard(_ desk: CaseDesk, _ because: String) {
    let path = "\(MappingAddress.pattern)/forkast"
    get(path, may: .use(.writeRecord), because: because) { request, actor in
      let address = MappingAddress(try request.record())
      let draft = try await desk.mappingDraft(try request.record(), for: actor)
      let who = draft.last.map { "Sist lagret av \($0.inWords(seenFrom: request.today))." } ?? "Utkastet er tomt."
      return .page(
        ConfirmationPage(
          "Forkaste utkastet?",
          "Alt som står i utkastet til kartleggingen blir borte. \(who) Det som er signert, står.",
          action: address.discard, confirm: Button("Forkast utkastet", kind: .danger),
          away: Button("Nei, gå tilbake", kind: .quiet, to: address.list)))
    }
    post(path, may: .use(.writeRecord), because: because) { request, actor in
      let record = try request.record()
      _ = try request.form.key()
      try await desk.discardDraft(DraftKey(record: record, form: MappingDraft.form), by: actor)
      return .redirect(to: MappingAddress(record).list, saying: "Utkastet er forkastet.")
    }
  }
}
