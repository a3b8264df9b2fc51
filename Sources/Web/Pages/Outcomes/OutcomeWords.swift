internal import Desk
internal import Instruments

/// How outcomes of one instrument are said.
struct OutcomeWords {
  private let instrument: Instrument
  private let seesPersons: Bool

  init(_ instrument: Instrument, seesPersons: Bool) {
    (self.instrument, self.seesPersons) = (instrument, seesPersons)
  }

  static func completeness(_ shown: ShownOutcome) -> String {
    guard let followed = shown.followed else { return "Så få at tallene ikke kan vises." }
    guard let pairs = shown.pairs else { return "Hvor mange som er målt to ganger, er for få til å vises." }
    let share = shown.completeness.map { " (\($0) %)" } ?? ""
    let once = shown.once.map { $0 == 0 ? "" : " \($0.grouped) er målt én gang." } ?? ""
    return "\(pairs.grouped) av \(followed.grouped) er målt minst to ganger\(share).\(once) "
      + "De som ikke svarer igjen, er sjelden som de andre."
  }

  static func bar(_ shown: ShownOutcome) -> ShareBar {
    let kinds: [(ShareBar.Kind, Instruments.Outcome)] = [
      (.done, .recovered), (.reasoned, .improved), (.unclear, .unchanged), (.lacking, .deteriorated),
    ]
    let hidden = "Hvor mange som er bedre, er for få til å vises."
    let summary = shown.betterShare.map { "\($0) % er pålitelig bedre." } ?? hidden
    return ShareBar(
      "Fra første til siste måling", summary: summary,
      kinds.map { .init($0.0, $0.1.norwegian, shown[$0.1] ?? 0) } + [
        .init(.hidden, "skjult, fordi noen av tallene er små", shown.hiddenPairs)
      ])
  }

  /// "I snitt 4,2 poeng bedre, med en spredning på 5,1."
  func improvement(_ shown: ShownOutcome) -> String? {
    guard let spread = shown.improvement else { return nil }
    let word = spread.mean < 0 ? "dårligere" : "bedre"
    let deviation = spread.deviation.map { ", med en spredning (standardavvik) på \(points($0))" } ?? ""
    return "I snitt \(points(abs(spread.mean))) poeng \(word)\(deviation)."
  }

  func recovery(_ shown: ShownOutcome) -> String? {
    shown.recovery.map {
      "Av dem som begynte på den syke siden av grensen, er \($0) % kommet forbi den og er pålitelig bedre."
    }
  }

  func table(id: String, _ caption: String, _ heading: String, _ rows: [(name: String, shown: ShownOutcome)]) -> Table {
    let isRead = instrument.reliableChange != nil
    let worse = isRead && seesPersons
    return Table(
      id: id, caption: caption,
      columns: [.init(heading)]
        + (["Fulgt", "Målt to ganger", "Andel målt"] + (isRead ? ["Pålitelig bedre", "Andel bedre"] : [])
        + (worse ? ["Pålitelig verre"] : []) + ["Bedre i snitt"]).map { .init($0, number: true) },
      rows: rows.map { name, shown in
        var cells: [Table.Cell] = [.init(name), number(shown.followed), number(shown.pairs), share(shown.completeness)]
        if isRead { cells += [number(shown.better), share(shown.betterShare)] }
        if worse { cells.append(number(shown[.deteriorated])) }
        return .init(cells + [.init(change(shown), number: true)])
      })
  }

  private func share(_ percent: Int?) -> Table.Cell { .init(ComplianceWords.percent(percent), number: true) }

  private func number(_ count: Int?) -> Table.Cell { .init(ComplianceWords.number(count), number: true) }

  /// "4,2 (5,1)"; worse is below zero.
  func change(_ shown: ShownOutcome) -> String {
    guard let spread = shown.improvement else { return "–" }
    let mean = (spread.mean < 0 ? "−" : "") + points(abs(spread.mean))
    return spread.deviation.map { "\(mean) (\(points($0)))" } ?? mean
  }

  /// In points, with one decimal.
  private func points(_ units: Double) -> String {
    let factor = (0..<instrument.scale.decimals).reduce(1.0) { factor, _ in factor * 10 }
    return ScoreChart.text(units / factor)
  }
}
