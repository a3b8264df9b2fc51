public import Casework

/// A national id that a log-in has proved: something to hold a record's against, and never to show or write down.
public struct ProvenIdentifier: Hashable, Sendable, Codable {
  private let digits: String

  public init(_ digits: String) { self.digits = digits }

  /// Whether it is that person's; nil when the record does not say.
  public func isOf(_ person: PersonDetails) -> Bool? { person.nationalID.map { $0 == digits } }
}

extension ProvenIdentifier: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  public var description: String { "ProvenIdentifier" }
  public var debugDescription: String { description }
  public var customMirror: Mirror { Mirror(self, children: []) }
}
