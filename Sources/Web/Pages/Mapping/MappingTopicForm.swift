internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

extension MappingTopicPage {
  /// - Parameters:
  ///   - form: what was typed, when the page is shown again; otherwise the draft.
  ///   - isConflict: whether a colleague's text stands beside it.
  init?(_ work: MappingWork, _ number: Int, form: FormReading? = nil, isConflict: Bool = false) {
    guard let topic = work.plan.topic(number) else { return nil }
    let section = MappingSection.topic(number)
    let typed = form ?? work.form(section)
    let names = TopicFields(number)
    let count = work.plan.topics.count
    let today = work.today
    title = "Tema \(number): \(topic.name)"
    person = work.person
    errors = ErrorSummary(typed)
    heading = "Tema \(number) av \(count): \(topic.name)"
    shielded = topic.isShielded ? Tag("skjermet: bare for dem som behandler personen") : nil
    question = topic.question
    prompts = topic.prompts.joined(separator: " · ")
    notices = Self.notices(work, number)
    other = isConflict ? work.other(section, than: typed) : nil
    action = work.address.topic(number)
    seen = work.draft.revision(section)
    words = TextArea(
      names.words, number == 1 ? "Hva er viktig for deg?" : "Med personens egne ord", rows: 6, ownWords: true,
      in: typed)
    facts = work.parts(work.plan.questions(number), in: typed) + Self.minors(work, number, typed)
    let carriable = work.earlier.carriable(topic.fact)
    status = Self.status(names, carriable, today, typed)
    carryOver = carriable.map { _ in
      CarryOver(
        consent: Choices(
          names.consent, "Samtykke", [.init("på", "Personen vil at svaret fra før brukes")], many: true, in: typed),
        together: Choices(
          names.together, "Gjelder det fortsatt?",
          [.init("på", "Vi har sett på svaret sammen, og det gjelder fortsatt")],
          many: true, in: typed),
        again: Field(
          names.again, "Hvorfor spør dere på nytt?", hint: "Når dere ikke bruker svaret fra før", optional: true,
          in: typed))
    }
    kept = work.kept(section)
    earlier = work.earlier[topic.fact].prefix(5).enumerated().map { place, answer in
      TimelineEntry(
        id: "for-\(place)", when: answer.day.short(seenFrom: today), iso: answer.day.iso, kind: "kartlegging",
        answer.status.norwegian.withLargeFirst, text: answer.words.isEmpty ? nil : answer.words, by: answer.author)
    }
    previous = number > 1 ? work.address.topic(number - 1) : nil
    next = number < count ? work.address.topic(number + 1) : nil
    list = work.address.list
  }

  private static func status(
    _ names: TopicFields, _ carriable: EarlierAnswer?, _ today: Day, _ typed: FormReading
  ) -> Choices {
    var options: [Choices.Option] = [
      .init(TopicStatus.answered.rawValue, "Besvart", hint: "Gjelder også når du bare skriver over."),
      .init(TopicStatus.declined.rawValue, "Vil ikke svare", hint: "Vi kan spørre igjen en annen gang."),
      .init(TopicStatus.notRelevant.rawValue, "Ikke relevant"),
    ]
    if let carriable {
      options.append(
        .init(
          TopicStatus.carriedOver.rawValue, "Bruk svaret fra før",
          hint: "Fra \(carriable.source(seenFrom: today)). Krever de to avkryssingene under."))
    }
    options.append(.init(TopicStatus.open.rawValue, "Åpent", hint: "Vi kommer tilbake til det."))
    return Choices(names.status, "Hvordan står temaet?", options, optional: true, in: typed)
  }

  /// Questions that other answers ask for in this topic, and what one may not go on from.
  private static func notices(_ work: MappingWork, _ number: Int) -> [Alert] {
    var alerts: [Alert] = []
    if work.plan.topic(number)?.facts.contains(where: Fact.suspicions.contains) ?? false {
      alerts.append(
        Alert(
          .info,
          "Svarer du ja på en mistanke her, skrives den i journalen med en gang, og du kommer til "
            + "risikovurderingen. Resten blir liggende som utkast."))
    }
    let open = work.reading.crossQuestions
    let elsewhere = open.filter { work.plan.number(asking: $0.asks) != number }
    if !elsewhere.isEmpty {
      alerts.append(
        Alert(
          .due, heading: "Ikke spurt ennå", "Det som er sagt, gjør at dere også bør snakke om dette:",
          lines: elsewhere.map { "\(FactQuestion($0.asks).label). \($0.reason)" },
          button: elsewhere.first.map {
            Button("Gå til spørsmålet", kind: .quiet, small: true, to: work.address.question($0.asks, work.plan))
          }))
    }
    return alerts
  }

  /// Who looks after the minors, beside what the record knows of them.
  private static func minors(_ work: MappingWork, _ number: Int, _ typed: FormReading) -> [any Component] {
    guard work.plan.asksWhoLooksAfter(number) else { return [] }
    let known = work.file.state.network.children.map { child in
      [
        child.name, child.birthYear.map { "født \($0)" } ?? "",
        child.lookedAfterBy.isEmpty ? "" : "hos \(child.lookedAfterBy)",
      ]
      .filter { !$0.isEmpty }.joined(separator: ", ")
    }
    return [
      TextArea(
        "barna", "Hvem tar seg av barn og søsken når personen har det tungt?",
        hint: known.isEmpty ? nil : "I journalen fra før: \(known.joined(separator: "; ")).", optional: true, rows: 2,
        in: typed)
    ]
  }
}
