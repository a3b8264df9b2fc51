/// Reads a form field by field, keeps what was typed as it was typed, and collects what is wrong.
///
/// Ask for each field, then check `isSound`; if it is not, show the page again with the same reading: every component
/// made from it shows the text and the message.
public struct FormReading: Sendable {
  /// What is wrong with one field, as the person reads it.
  public struct Problem: Sendable, Equatable {
    /// The field's name; nil when it is about the form as a whole.
    public let field: String?
    public let message: String
  }

  public private(set) var values: FormValues
  public private(set) var problems: [Problem] = []
  /// Whether this is a form kept from before a log-in ran out: it is shown again, never carried out.
  public private(set) var isRestored = false

  /// A form that nobody has typed in yet, with what the system already knows.
  public init(filledWith values: KeyValuePairs<String, String> = [:]) {
    self.values = FormValues(values.map { (name: $0.key, value: $0.value) })
  }

  /// A form as it was sent.
  public init(_ values: FormValues) {
    self.values = values
  }

  static func restored(_ values: FormValues) -> FormReading {
    var reading = FormReading(values)
    reading.isRestored = true
    reading.refuse(nil, "Teksten din er tatt vare på. Se over den og send inn på nytt.")
    return reading
  }

  /// Whether nothing is wrong so far.
  public var isSound: Bool { problems.isEmpty }

  /// Notes that something is wrong, with a field or with the form as a whole.
  public mutating func refuse(_ field: String?, _ message: String) {
    problems.append(Problem(field: field, message: message))
  }

  /// What is wrong with that field, if anything.
  public func problem(_ field: String) -> String? {
    problems.first { $0.field == field }?.message
  }

  /// Names this very sending of the form, so that sending it twice is done once.
  ///
  /// - Throws: `Trouble.unsound` when anything is wrong: nothing can be carried out on a form that was not checked.
  public func key() throws(Trouble) -> String {
    guard isSound else { throw .unsound(self) }
    let key = values["nokkel"]
    guard (16...64).contains(key.utf8.count) else { throw .unsound(self) }
    return key
  }
}
