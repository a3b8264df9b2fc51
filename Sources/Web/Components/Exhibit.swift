/// What `/komponenter` and the tests know about a component: what it is for, its parameters, and examples of it.
public struct Exhibit: Sendable {
  /// One parameter of a component.
  public struct Parameter: Sendable {
    public let name: String
    public let description: String
  }

  /// One example, as it is used.
  public struct Example: Sendable {
    public let name: String
    public let part: any Component
  }

  public let name: String
  public let purpose: String
  public let parameters: [Parameter]
  public let examples: [Example]

  /// - Parameters:
  ///   - parameters: name and description, in Norwegian.
  ///   - examples: what it shows, and the component.
  public init(
    _ name: String, _ purpose: String, parameters: KeyValuePairs<String, String>,
    examples: KeyValuePairs<String, any Component>
  ) {
    self.name = name
    self.purpose = purpose
    self.parameters = parameters.map { Parameter(name: $0.key, description: $0.value) }
    self.examples = examples.map { Example(name: $0.key, part: $0.value) }
  }
}

/// A component that can be shown on `/komponenter`.
public protocol Exhibited: Component {
  static var exhibit: Exhibit { get }
}
