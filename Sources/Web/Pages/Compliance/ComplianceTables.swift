internal import Access
internal import Casework
internal import Desk
internal import Guidance

/// The tables of the pages on how the guideline is followed.
enum ComplianceTables {
  /// Recommendation by recommendation.
  static func norms(
    _ lines: [ComplianceReport.Line], of count: Int, _ choice: ComplianceChoice, _ reach: ComplianceReach,
    _ trend: TrendPart?
  ) -> Table {
    func column(_ title: String, _ order: ComplianceChoice.Order, _ way: Table.Column.Order = .descending)
      -> Table.Column
    {
      Table.Column(
        title, number: order != .number, sortedBy: choice.sorted(by: order), order: choice.order == order ? way : nil)
    }
    let caption = count == 1 ? "1 anbefaling gjelder noen" : "\(count) anbefalinger gjelder noen"
    return Table(
      id: "anbefalinger", caption: "\(caption). \(choice.order.norwegian) først.",
      columns: [
        column("Anbefaling", .number, .ascending), column("Gjelder", .concerned), column("Andel", .share, .ascending),
        .init("Fulgt", number: true), .init("Fraveket", number: true), column("Mangler", .unmet),
        .init("Forfaller", number: true), column("Forfalt", .overdue), .init("Uavklart", number: true),
        .init("Kan tilbys", number: true),
      ] + (trend == nil ? [] : [.init("Siste år")]),
      rows: lines.map { line in
        let norm = line.norm
        return .init(
          [
            .init(norm.title, to: choice.norm(norm.id), under: "\(norm.id) · \(norm.strength.rawValue)"),
            number(line.figures.concerned), .init(share(line.figures, norm.strength), number: true),
          ] + StandingGroup.columns.map { cell($0, line.figures, norm.id, choice, reach) }
            + (trend.map { [.init(part: $0.spark(norm.id))] } ?? []))
      })
  }

  private static func share(_ figures: ShownFigures, _ strength: Strength) -> String {
    strength == .may ? "–" : ComplianceWords.percent(figures.percent)
  }

  static func number(_ count: Int?) -> Table.Cell { .init(ComplianceWords.number(count), number: true) }

  /// A number, which leads to the persons behind it for those who may see them.
  static func cell(
    _ group: StandingGroup, _ figures: ShownFigures, _ norm: String, _ choice: ComplianceChoice,
    _ reach: ComplianceReach
  ) -> Table.Cell {
    let count = group.count(figures)
    guard reach.seesPersons, let count, count > 0, let address = choice.persons(norm, group) else {
      return number(count)
    }
    return .init(count.grouped, number: true, to: address)
  }

  /// Every `skal` that is not met for all, with the reasons that somebody has written beside it. A reason explains it and
  /// never takes it off the list.
  static func unmetDuties(_ report: ComplianceReport, _ choice: ComplianceChoice) -> Table? {
    let lines = report.lines.filter {
      $0.norm.strength == .must && $0.figures.unmet != 0 && !$0.figures.isHidden && $0.figures.concerned != 0
    }.sorted { ($1.figures.unmet ?? 0, $0.norm.id) < ($0.figures.unmet ?? 0, $1.norm.id) }
    guard !lines.isEmpty else { return nil }
    return Table(
      id: "skal-ikke-mott", caption: "\(lines.count == 1 ? "1 «skal»" : "\(lines.count) «skal»") er ikke møtt for alle",
      columns: [
        .init("Skal"), .init("Gjenstår", number: true), .init("Forfalt", number: true), .init("Hvorfor"),
      ],
      rows: lines.map { line in
        let reasons = ComplianceWords.reasons(line.figures.explained, lacking: "Uten grunn i journalen")
        let words = reasons.map { "\($0.words): \($0.count)" }.joined(separator: ". ")
        return .init([
          .init(line.norm.whenMissing, to: choice.norm(line.norm.id), under: line.norm.id),
          cell(.unmet, line.figures, line.norm.id, choice, report.reach),
          cell(.overdue, line.figures, line.norm.id, choice, report.reach),
          .init(words.isEmpty ? "Grunnene er for få til å vises." : words),
        ])
      })
  }

  /// Why recommendations are departed from, over all of them.
  static func reasons(_ lines: [ComplianceReport.Line]) -> Table? {
    var counts: [DepartureReason: Int] = [:]
    var merged = 0
    for case let reasons? in lines.map(\.figures.departed) {
      for case (let reason?, let count) in reasons.known { counts[reason, default: 0] += count }
      merged += reasons.merged
    }
    guard !counts.isEmpty || merged > 0 else { return nil }
    var rows = counts.sorted { ($1.value, $0.key.rawValue) < ($0.value, $1.key.rawValue) }.map { reason, count in
      Table.Row([.init(RecordWords.reason(reason)), number(count)])
    }
    if merged > 0 { rows.append(.init([.init("Flere grunner, hver for få til å vises"), number(merged)])) }
    return Table(
      id: "grunner", caption: "Grunner til å fravike, for anbefalingene på denne siden",
      columns: [.init("Grunn"), .init("Antall", number: true)], rows: rows)
  }

  /// One recommendation's figures divided, such as unit by unit.
  static func divided(
    id: String, _ caption: String, _ heading: String, _ parts: [(name: String, figures: ShownFigures)]
  ) -> Table {
    Table(
      id: id, caption: caption,
      columns: [.init(heading), .init("Gjelder", number: true), .init("Andel", number: true)]
        + StandingGroup.columns.map { .init($0.norwegian.withLargeFirst, number: true) },
      rows: parts.map { name, figures in
        .init(
          [.init(name), number(figures.concerned), .init(ComplianceWords.percent(figures.percent), number: true)]
            + StandingGroup.columns.map { number($0.count(figures)) })
      })
  }
}
