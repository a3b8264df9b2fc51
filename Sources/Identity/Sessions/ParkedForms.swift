public import Casework
public import CivilTime

/// A form that was sent after the log-in had run out: kept until its owner is back.
public struct ParkedForm: Hashable, Sendable {
  /// One thing typed, in the order the form has it.
  public struct Field: Hashable, Sendable {
    public let name: String
    public let value: String

    public init(name: String, value: String) {
      self.name = name
      self.value = value
    }
  }

  /// A random id, the only thing of the form that stands in an address.
  public let id: String
  /// Where the form was sent.
  public let path: String
  public let fields: [Field]
  /// The staff member who typed it; nobody else is shown it.
  public let actorID: StaffID
  public let parked: Moment

  public init(id: String, path: String, fields: [Field], actorID: StaffID, parked: Moment) {
    self.id = id
    self.path = path
    self.fields = fields
    self.actorID = actorID
    self.parked = parked
  }
}

/// Where forms wait while their owner logs in again.
public protocol ParkedForms: Sendable {
  /// Keeps the form for an hour.
  func park(_ form: ParkedForm) async throws
  /// The form with this id, when it is that staff member's and not older than an hour. It stays until the hour is over,
  /// so that a page loaded twice shows it twice.
  func form(id: String, of actorID: StaffID, at now: Moment) async throws -> ParkedForm?
}

/// Parked forms in memory.
public actor MemoryParkedForms: ParkedForms {
  private var forms: [String: ParkedForm] = [:]
  private let room: Int

  /// - Parameter room: how many bytes of text are kept; beyond it the oldest gives way.
  public init(room: Int = 30_000_000) {
    self.room = room
  }

  public func park(_ form: ParkedForm) {
    forms = forms.filter { !$0.value.isTooOld(at: form.parked) }
    forms[form.id] = form
    while forms.values.reduce(0, { $0 + $1.size }) > room, forms.count > 1,
      let oldest = forms.values.filter({ $0.id != form.id }).min(by: { $0.parked < $1.parked })
    {
      forms[oldest.id] = nil
    }
  }

  public func form(id: String, of actorID: StaffID, at now: Moment) -> ParkedForm? {
    guard let form = forms[id], form.actorID == actorID, !form.isTooOld(at: now) else { return nil }
    return form
  }
}

extension ParkedForm {
  var size: Int {
    fields.reduce(0) { $0 + $1.name.utf8.count + $1.value.utf8.count }
  }

  /// Whether its hour is over.
  public func isTooOld(at now: Moment) -> Bool {
    parked.minutes(until: now) >= 60
  }
}
