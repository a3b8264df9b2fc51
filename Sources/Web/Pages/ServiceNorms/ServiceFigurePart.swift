internal import Casework
internal import CivilTime
internal import Desk
internal import Guidance

/// The municipality's own figure beside a service norm: today's in words, its course as a picture, and the numbers.
struct ServiceFigurePart: Sendable {
  /// Today's figure in a sentence.
  let now: String
  /// What it counts, of whom and over which time.
  let explained: String
  /// What the picture shows, read out in its place.
  let summary: String
  let drawing: ScoreDrawing?
  let numbers: Table?
  let offers: [String]

  init(_ figure: ServiceFigure, today: Day) {
    switch figure {
    case .course(let definition, let points): self.init(definition, points, today)
    case .pathways(let counts): self.init(counts)
    case .norms(let lines, let course): self.init(lines, course)
    case .offers(let offers, let kinds): self.init(offers, kinds)
    }
  }

  private init(_ definition: FigureDefinition, _ points: [FigurePoint], _ today: Day) {
    let unit = definition.unit
    now = points.last.map { Self.sentence($0, definition) } ?? ""
    explained =
      definition.of.isEmpty
      ? "Teller \(definition.counts), \(definition.period)."
      : "Teller \(definition.counts). Regnet av: \(definition.of), \(definition.period)."
    let shown = points.compactMap { point in
      Self.value(point, unit).map { value in
        ScoreChart.Point(
          day: Int(point.day), score: value, when: Day(ordinal: point.day).numeric,
          scoreText: Self.text(point, unit))
      }
    }
    let top = unit == .share ? 100 : max(4, shown.map(\.score).max() ?? 0)
    drawing = shown.count < 2 ? nil : ScoreDrawing(shown, range: 0...top, bands: [], expected: [])
    summary =
      shown.count < 2
      ? "Det finnes ikke nok tall til å vise en utvikling ennå."
      : "Fra \(shown[0].scoreText) den \(shown[0].when) til \(shown[shown.count - 1].scoreText) den "
        + "\(shown[shown.count - 1].when)."
    numbers = Table(
      id: "tallene", caption: "Ved slutten av hvert kvartal, og i dag",
      columns: [.init("Dag"), .init("Tall", number: true), .init("Av", number: true)],
      rows: points.reversed().map { point in
        let isHidden = point.isHidden(unit)
        return .init([
          .init(Day(ordinal: point.day).numeric), .init(Self.text(point, unit), number: true),
          .init(unit == .count || isHidden ? "–" : "\(point.whole)", number: true),
        ])
      })
    offers = []
  }

  private init(_ counts: [Int: Int]) {
    let all = counts.values.reduce(0, +)
    let points = [1, 2, 3, 0].map { FigurePoint(day: Int32($0), part: counts[$0, default: 0], whole: all) }
    now = "\(all) personer følges opp nå."
    explained = "Teller hvor mange som er i hvert hovedforløp, av dem som følges opp i dag."
    summary = ""
    drawing = nil
    // When only one is hidden, the others would tell it.
    let hidden = points.count { $0.isHidden(.count) }
    let smallest = points.filter { !$0.isHidden(.count) && $0.part > 0 }.min { $0.part < $1.part }
    numbers = Table(
      id: "tallene", caption: "Hovedforløpene i dag",
      columns: [.init("Hovedforløp"), .init("Personer", number: true), .init("Andel", number: true)],
      rows: points.map { point in
        let isHidden = point.isHidden(.count) || (hidden == 1 && point == smallest)
        return .init([
          .init(point.day == 0 ? "Ikke valgt ennå" : "Hovedforløp \(point.day)"),
          .init(isHidden ? "for få til å vise" : "\(point.part)", number: true),
          .init(isHidden ? "–" : point.percent.map { "\($0) %" } ?? "–", number: true),
        ])
      })
    offers = []
  }

  private init(_ lines: [ComplianceReport.Line], _ course: [(day: Day, figures: ShownFigures)]) {
    func text(_ figures: ShownFigures) -> String {
      guard let whole = figures.decided else { return "for få til å vise" }
      return whole == 0 ? "ingen" : figures.percent.map { "\($0) %" } ?? "for få til å vise"
    }
    if let only = lines.first, lines.count == 1 {
      now = "\(only.norm.title): \(text(only.figures))"
    } else {
      now = "Dette bygger på \(lines.count) anbefalinger."
    }
    explained =
      "Teller hvor anbefalingen er fulgt eller fraveket med en skrevet grunn. Regnet av: personer som følges opp og den "
      + "gjelder for, slik det står i dag."
    let shown = course.compactMap { day, figures in
      figures.percent.map {
        ScoreChart.Point(day: Int(day.ordinal), score: Double($0), when: day.numeric, scoreText: "\($0) %")
      }
    }
    drawing = shown.count < 2 ? nil : ScoreDrawing(shown, range: 0...100, bands: [], expected: [])
    summary =
      shown.count < 2
      ? "" : "Fra \(shown[0].scoreText) den \(shown[0].when) til \(shown[shown.count - 1].scoreText)."
    numbers = Table(
      id: "tallene", caption: "Anbefalingene i dag",
      columns: [.init("Anbefaling"), .init("Fulgt", number: true), .init("Av", number: true)],
      rows: lines.map { line in
        .init([
          .init(
            line.norm.title, to: "\(ComplianceChoice.address)/\(line.norm.id)",
            under: "\(line.norm.id) · \(line.norm.strength.rawValue)"),
          .init(text(line.figures), number: true),
          .init(line.figures.decided.map(String.init) ?? "–", number: true),
        ])
      })
    offers = []
  }

  private init(_ offers: [Offer], _ kinds: [MeasureKind]) {
    let names = kinds.map(\.name).joined(separator: ", ")
    now =
      offers.isEmpty
      ? "Ingen av tilbudene våre gir dette."
      : offers.count == 1 ? "Ett tilbud gir dette." : "\(offers.count) tilbud gir dette."
    explained = "Teller tilbud i kommunens egen oversikt som gir minst ett av disse tiltakene: \(names)."
    (summary, drawing, numbers) = ("", nil, nil)
    self.offers = offers.map { offer in
      let wait = offer.waitDays == 0 ? "ingen ventetid" : "\(DueWords.days(offer.waitDays)) ventetid"
      return "\(offer.name) (\(offer.provider)): \(offer.places) plasser, \(wait)"
    }
  }

  private static func value(_ point: FigurePoint, _ unit: FigureDefinition.Unit) -> Double? {
    guard !point.isHidden(unit) else { return nil }
    return switch unit {
    case .share: point.percent.map(Double.init)
    case .days: point.whole == 0 ? nil : Double(point.part)
    case .count: Double(point.part)
    }
  }

  private static func text(_ point: FigurePoint, _ unit: FigureDefinition.Unit) -> String {
    guard !point.isHidden(unit) else { return "for få til å vise" }
    return switch unit {
    case .share: point.percent.map { "\($0) %" } ?? "ingen"
    case .days: point.whole == 0 ? "ingen" : DueWords.days(point.part)
    case .count: "\(point.part)"
    }
  }

  private static func sentence(_ point: FigurePoint, _ definition: FigureDefinition) -> String {
    let text = text(point, definition.unit)
    guard !point.isHidden(definition.unit) else {
      return "Tallet vises ikke: det gjelder så få, eller nesten alle, at noen kan bli kjent igjen."
    }
    guard point.whole > 0 || definition.unit == .count else { return "Ingen å regne av ennå." }
    return switch definition.unit {
    case .share: "\(text): \(point.part) av \(point.whole)."
    case .days: "\(text), for \(point.whole) personer."
    case .count: "\(text) nå."
    }
  }
}
