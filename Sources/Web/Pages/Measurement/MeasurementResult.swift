internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

extension MeasurementResultPage {
  /// - Returns: nil when the questionnaire has not been used.
  init?(_ work: MeasurementWork, _ instrument: Instrument) {
    let course = work.course(instrument)
    guard let (entry, result) = course.latest else { return nil }
    let isCurrent = result.instrumentVersion == instrument.version
    let score = isCurrent ? instrument.score(of: result, age: work.age) : nil
    title = "\(instrument.name), \(entry.day.short(seenFrom: work.today))"
    person = work.person
    alerts =
      Self.risk(result, entry, instrument, work) + (result.competent == false ? [Self.competence(instrument)] : [])
    let total =
      result.total.map { "\(instrument.written($0)) av \(instrument.written(instrument.range.upperBound))" }
      ?? "ingen sum"
    let reading =
      isCurrent ? score?.reading.norwegian ?? "" : "Grensene er endret siden. Tallet står slik det ble gitt."
    let previous = course.points.dropLast().last
    let difference = result.total.flatMap { total in
      previous.map { instrument.change(from: $0.total, to: total) }
    }
    let missing = score?.missing.joined(separator: ", ") ?? ""
    var rows: [SummaryList.Row] = []
    if instrument.hasTotal {
      rows += [
        .init("Skår", score?.isProRated == true ? "\(total), regnet ut fra svarene som er gitt" : total),
        .init("Område", lines: [reading.withLargeFirst, isCurrent ? instrument.limitsNote : ""]),
        .init("Siden forrige", difference?.norwegian.withLargeFirst ?? "første måling"),
      ]
    }
    rows += (score?.subscales ?? []).map { part in instrument.row(part) }
    if !missing.isEmpty { rows.append(.init("Ikke besvart", missing)) }
    if let taker = result.takenBy { rows.append(.init("Tatt av", taker)) }
    if let words = result.wording { rows.append(.init("Ordlyd", "utgiverens: \(words)")) }
    facts = SummaryList(
      rows + [
        .init("Signert av", entry.author.name),
        .init("Merknad", lines: result.note.split(separator: "\n").map(String.init)),
      ])
    change = difference?.tag
    talk = score?.reading.talkAbout ?? []
    chart = course.chart(seenFrom: work.today)
    misuse = instrument.usage.misuse
    list = work.address.list
  }

  private static func competence(_ instrument: Instrument) -> Alert {
    Alert(
      .due, "Den som signerte, står ikke som sertifisert for \(instrument.name). Snakk om svaret med noen som er det.")
  }

  /// An answer that asks for a risk assessment, or one that nobody knows, until the risk has been assessed.
  private static func risk(
    _ result: InstrumentResult, _ entry: Entry, _ instrument: Instrument, _ work: MeasurementWork
  ) -> [Alert] {
    let asking = instrument.risks.filter { result.riskItems.contains($0.item) }
    let unknown = instrument.risks(inTotal: !instrument.isFilledIn(result))
      .unanswered(result.answers, total: result.total)
    return (asking.map { ($0, true) } + unknown.map { ($0, false) }).map { risk, isAsking in
      let facts = work.file.state.facts
      let judged = risk.topics.map { facts[$0.risk] }.filter { $0.answer != .notAsked && Int($0.entry) > entry.version }
      if let judged = judged.first, judged.answer != .declined {
        return Alert(.ok, "Risikoen er vurdert \(judged.day.short(seenFrom: work.today)), etter dette svaret.")
      }
      return isAsking ? ask(risk, result, instrument, work) : find(risk, instrument, work)
    }
  }

  private static func ask(
    _ risk: RiskItem, _ result: InstrumentResult, _ instrument: Instrument, _ work: MeasurementWork
  ) -> Alert {
    let item = instrument.question(risk.item)
    let answer = result.answers[risk.item].flatMap { item?.option($0)?.label } ?? ""
    let said = item.map { $0.prompt.isEmpty ? "" : "\($0.prompt): \(answer). " } ?? ""
    return Alert(
      .danger, heading: "\(risk.words(in: instrument)) ber om en risikovurdering nå",
      "\(said)Snakk om det før dere skilles. Mistanken er skrevet i journalen.",
      lines: work.emergency, button: Button("Vurder risikoen nå", kind: .danger, to: work.address.risk), urgent: true)
  }

  private static func find(_ risk: RiskItem, _ instrument: Instrument, _ work: MeasurementWork) -> Alert {
    let about = risk.topics.map(\.norwegian).joined(separator: " og ")
    let answer = instrument.item(risk.item) == nil ? "svaret om \(about)" : "svaret på spørsmål \(risk.item)"
    return Alert(
      .due, heading: "Vi kjenner ikke \(answer)",
      "Det handler om \(about), og summen sier ingenting om det. Spør nå, og skriv vurderingen.",
      button: Button("Vurder risikoen nå", to: work.address.risk), urgent: true)
  }
}

extension Instrument {
  /// Reads a signed result again.
  fileprivate func score(of result: InstrumentResult, age: Int?) -> Score? {
    if isFilledIn(result) { return try? score(result.answers, age: age) }
    return try? score(total: result.total, subscales: result.subscales ?? [:], asides: result.answers, age: age)
  }

  /// Whether the answers are there and come to the total; otherwise the total was entered from another form.
  fileprivate func isFilledIn(_ result: InstrumentResult) -> Bool {
    guard items.contains(where: { result.answers[$0.id] != nil }), let score = try? score(result.answers) else {
      return false
    }
    return score.total == result.total
  }

  /// One subscale: its number and where it lies.
  fileprivate func row(_ part: SubscaleScore) -> SummaryList.Row {
    let subscale = subscale(part.id)
    let number = part.number.written(decimals: subscale?.scale.decimals ?? 0)
    let reading = part.reading.bands.isEmpty ? "" : part.reading.norwegian.withLargeFirst
    return SummaryList.Row(subscale?.name ?? part.id, lines: [number, reading])
  }
}

extension Reading {
  /// What the number may be a reason to talk about, each once.
  var talkAbout: [String] {
    bands.map(\.talkAbout).reduce(into: []) { list, text in
      if !text.isEmpty, !list.contains(text) { list.append(text) }
    }
  }
}
