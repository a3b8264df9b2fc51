/// What a figure counts, so that nobody has to guess what stands behind it.
public struct FigureDefinition: Hashable, Sendable {
  public enum Unit: Hashable, Sendable {
    /// So many of so many.
    case share
    /// A middle number of days, over so many persons.
    case days
    case count
  }

  public let unit: Unit
  /// What is counted, in a few words.
  public let counts: String
  /// Of whom or what; empty for a count.
  public let of: String
  /// Over which time.
  public let period: String

  init(_ unit: Unit, _ counts: String, of whole: String, _ period: String) {
    (self.unit, self.counts, of, self.period) = (unit, counts, whole, period)
  }
}

extension Figure {
  public var definition: FigureDefinition {
    let (now, quarter) = ("slik det står den dagen", "de siste 90 dagene")
    let open = "personer som følges opp"
    return switch self {
    case .firstHelp:
      .init(.days, "midterste ventetid fra henvendelse til første hjelp", of: "fikk første hjelp", quarter)
    case .helpedInAWeek: .init(.share, "fikk hjelp innen 7 dager", of: "fikk første hjelp", quarter)
    case .withoutReferral: .init(.share, "kom uten henvisning fra lege eller sykehus", of: "henvendelser", quarter)
    case .openEnquiries: .init(.count, "henvendelser som ikke er avsluttet", of: "", now)
    case .pathways: .init(.share, "er i hovedforløpet", of: open, now)
    case .feedback:
      .init(.share, "har en måling, eller et mål som er satt eller vurdert", of: open, quarter)
    case .outreach: .init(.share, "var hjemme hos personen eller der personen er", of: "kontakter", quarter)
    case .notMet: .init(.share, "der personen ikke møtte", of: "kontakter", quarter)
    case .mappedWithInstrument:
      .init(.share, "er kartlagt med et verktøy", of: "personer som følges opp og er kartlagt", now)
    case .nextOfKinConsent:
      .init(.share, "har samtykket til å involvere pårørende", of: "\(open) og har pårørende", now)
    case .individualPlan:
      .init(
        .share, "har individuell plan", of: "\(open) og er i hovedforløp 3 eller trenger koordinerte tjenester", now)
    case .coordinator:
      .init(.share, "har koordinator", of: "\(open) og er i hovedforløp 3 eller trenger koordinerte tjenester", now)
    case .crisisPlan: .init(.share, "har krise- og mestringsplan", of: "\(open) i hovedforløp 3", now)
    case .interpreter: .init(.share, "har fått tolk", of: "\(open) og trenger tolk", now)
    }
  }
}

/// A figure on one day.
public struct FigurePoint: Hashable, Sendable {
  /// The day, as days since 1970-01-01.
  public let day: Int32
  /// So many, or the days waited.
  public let part: Int
  /// Of so many.
  public let whole: Int

  public init(day: Int32, part: Int, whole: Int) { (self.day, self.part, self.whole) = (day, part, whole) }

  /// Fewer than this might be told apart.
  public static let fewest = 5

  /// Whether the number might point at somebody: a few of them, or all but a few.
  public func isHidden(_ unit: FigureDefinition.Unit) -> Bool {
    func few(_ count: Int) -> Bool { count > 0 && count < Self.fewest }
    return switch unit {
    case .count: few(part)
    case .days: few(whole)
    case .share: few(whole) || few(part) || few(whole - part)
    }
  }

  /// Whole percent; nil when there is nothing to be a part of.
  public var percent: Int? { whole == 0 ? nil : (200 * part + whole) / (2 * whole) }
}
