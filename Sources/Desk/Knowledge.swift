public import Access
public import Casework
public import CivilTime
public import Guidance
public import Instruments

/// All content, read and checked: what the desk, the pages and the commands know beside the records. One object, since
/// each page asks for it many times.
public final class Knowledge: Sendable {
  /// The norms of the edition in force; see ``inForce(on:)``.
  public let guide: Guide
  public let sources: [Guidance.Source]
  public let topics: [Topic]
  public let measures: [MeasureKind]
  public let purposes: [Purpose]
  public let pathways: [MainPathway]
  public let forms: [FactForm]
  public let instruments: [Instrument]
  /// How scores over time are read.
  public let courseMethod: CourseMethod
  public var municipality: Municipality { staff.municipality }
  /// What the sources ask of the service as a whole, in the order of their numbers.
  public let serviceNorms: [ServiceNorm]
  /// The specialist service's own courses. They are not the main pathways.
  public let nationalPathways: [NationalPathway]
  /// Why an entry may be kept from the person's own view.
  public let legalReasons: [LegalReason]
  public let editions: Editions
  private let staff: Staff
  private let kinds: [String: MeasureKind]

  /// Why a measure is used.
  public struct Purpose: Hashable, Sendable {
    public let id: String
    public let name: String

    public init(id: String, name: String) { (self.id, self.name) = (id, name) }
  }

  /// - Parameter endedMeasures: offered no more, but named in journals.
  public init(
    guide: Guide, sources: [Guidance.Source], topics: [Topic], measures: [MeasureKind], purposes: [Purpose],
    pathways: [MainPathway], forms: [FactForm], instruments: [Instrument], municipality: Municipality,
    serviceNorms: [ServiceNorm] = [], nationalPathways: [NationalPathway] = [], editions: Editions = Editions(),
    courseMethod: CourseMethod = .unsaid, endedMeasures: [MeasureKind] = [], legalReasons: [LegalReason] = []
  ) {
    (self.guide, self.sources, self.topics, self.measures) = (guide, sources, topics, measures)
    (self.purposes, self.pathways, self.forms) = (purposes, pathways, forms)
    (self.instruments, self.editions, staff) = (instruments, editions, Staff(municipality))
    (self.courseMethod, self.legalReasons) = (courseMethod, legalReasons)
    (self.serviceNorms, self.nationalPathways) = (serviceNorms, nationalPathways)
    kinds = Dictionary(
      (measures + endedMeasures).flatMap { kind in kind.ids.map { ($0, kind) } },
      uniquingKeysWith: { first, _ in first })
  }

  /// The same knowledge with something of it changed.
  private init(_ other: Knowledge, guide: Guide? = nil, editions: Editions? = nil, staff: Staff? = nil) {
    (self.guide, self.editions) = (guide ?? other.guide, editions ?? other.editions)
    self.staff = staff ?? other.staff
    (sources, topics, measures, purposes) = (other.sources, other.topics, other.measures, other.purposes)
    (pathways, forms, instruments) = (other.pathways, other.forms, other.instruments)
    (courseMethod, serviceNorms) = (other.courseMethod, other.serviceNorms)
    (nationalPathways, legalReasons, kinds) = (other.nationalPathways, other.legalReasons, other.kinds)
  }

  /// The same knowledge with the staff that a newer list of them has.
  func employing(_ staff: Staff) -> Knowledge { Knowledge(self, staff: staff) }

  /// Those who work here, ready to be looked up.
  struct Staff: Sendable {
    let municipality: Municipality
    let directory: Colleagues
    let byID: [StaffID: StaffMember]

    init(_ municipality: Municipality) {
      self.municipality = municipality
      directory = Colleagues(municipality.staff)
      byID = Dictionary(municipality.staff.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
    }
  }

  /// The same knowledge with the norms of the edition that is in force on a day.
  public func inForce(on day: Day) -> Knowledge {
    guard let loaded = editions.inForce(on: day), loaded.edition.id != guide.edition else { return self }
    return Knowledge(self, guide: loaded.guide)
  }

  /// The same knowledge with the editions chosen in the interface after the content was written.
  func deciding(_ choices: [EditionChoice]) -> Knowledge {
    guard !choices.isEmpty else { return self }
    return Knowledge(self, editions: Editions(loaded: editions.loaded, choices: editions.choices + choices))
  }

  /// The same knowledge with the norms of the first edition, as the sources alone say it.
  public var asTheSourcesSay: Knowledge { Knowledge(self, guide: editions.loaded.first?.plain) }

  /// The edition whose norms these are.
  public var edition: Edition? { editions[guide.edition]?.edition }

  /// What an entry's edition is called in a sentence: "utkastet 2024".
  public func editionName(_ id: String) -> String { editions[id]?.edition.shortName ?? id }

  /// The example conditions of all pathways.
  public var examples: [ExampleCondition] { pathways.flatMap(\.examples) }

  /// The kind of measure that answers to this id.
  public func measure(_ id: String) -> MeasureKind? { kinds[id] }

  public func serviceNorm(_ id: String) -> ServiceNorm? { serviceNorms.first { $0.id == id } }

  public func form(page: String) -> FactForm? { forms.first { $0.page == page } }

  public func instrument(_ id: String) -> Instrument? { instruments.first { $0.id == id } }

  public func staffMember(_ id: StaffID) -> StaffMember? { staff.byID[id] }

  /// Who works here, to notice whose record somebody opens.
  public var directory: Colleagues { staff.directory }

  public func unit(_ id: UnitID) -> Unit? { municipality.units.first { $0.id == id } }

  /// The offers that deliver a kind of measure.
  public func offers(of kind: MeasureKind) -> [Offer] {
    municipality.offers.filter { !Set($0.measures).isDisjoint(with: kind.ids) }
  }
}
