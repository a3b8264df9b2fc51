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
    let score = isCurrent ? instrument.score(of: result) : nil
    title = "\(instrument.name), \(entry.day.short(seenFrom: work.today))"
    person = work.person
    alerts =
      Self.risk(result, entry, instrument, work) + (result.competent == false ? [Self.competence(instrument)] : [])
    let total = result.total.map { "\($0) av \(instrument.range.upperBound)" } ?? "ingen sum"
    let reading =
      isCurrent ? score?.reading.norwegian ?? "" : "Grensene er endret siden. Tallet står slik det ble gitt."
    let previous = course.points.dropLast().last
    let difference = result.total.flatMap { total in
      previous.map { instrument.change(from: $0.total, to: total) }
    }
    facts = SummaryList([
      .init("Sum", score?.isProRated == true ? "\(total), regnet ut fra svarene som er gitt" : total),
      .init("Område", reading.withLargeFirst),
      .init("Siden forrige", difference?.norwegian.withLargeFirst ?? "første måling"),
      .init("Ikke besvart", lines: [score?.missing.joined(separator: ", ") ?? ""].map { $0.isEmpty ? "ingen" : $0 }),
      .init("Signert av", entry.author.name),
      .init("Merknad", lines: result.note.split(separator: "\n").map(String.init)),
    ])
    change = difference?.tag
    talk = score?.reading.talkAbout ?? []
    chart = course.chart(seenFrom: work.today)
    misuse = instrument.misuse
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
    let unknown = instrument.risks.unanswered(result.answers)
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
    let item = instrument.item(risk.item)
    let answer = result.answers[risk.item].flatMap { item?.option($0)?.label } ?? ""
    return Alert(
      .danger, heading: "Svaret på spørsmål \(risk.item) ber om en risikovurdering nå",
      "\(item?.prompt ?? ""): \(answer). Snakk om det før dere skilles. Mistanken er skrevet i journalen.",
      lines: work.emergency, button: Button("Vurder risikoen nå", kind: .danger, to: work.address.risk), urgent: true)
  }

  private static func find(_ risk: RiskItem, _ instrument: Instrument, _ work: MeasurementWork) -> Alert {
    let about = risk.topics.map(\.norwegian).joined(separator: " og ")
    return Alert(
      .due, heading: "Vi kjenner ikke svaret på spørsmål \(risk.item)",
      "Det handler om \(about), og summen sier ingenting om det. Spør nå, og skriv vurderingen.",
      button: Button("Vurder risikoen nå", to: work.address.risk), urgent: true)
  }
}

extension Instrument {
  /// Reads a signed result again. A total that the answers do not add up to was entered from another form.
  fileprivate func score(of result: InstrumentResult) -> Score? {
    let answered = try? score(result.answers)
    if !result.answers.isEmpty, answered?.total == result.total { return answered }
    return result.total.flatMap { try? score(total: $0) } ?? answered
  }
}

extension Reading {
  /// What the number may be a reason to talk about.
  var talkAbout: [String] {
    switch self {
    case .band(let band): [band.talkAbout].filter { !$0.isEmpty }
    case .bySex(let bands):
      bands.map(\.band.talkAbout).reduce(into: []) { list, text in
        if !text.isEmpty, !list.contains(text) { list.append(text) }
      }
    case .none: []
    }
  }
}
