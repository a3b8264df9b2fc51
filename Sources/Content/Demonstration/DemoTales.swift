public import Casework

/// The invented words that the demonstration's people say, and the names they may have.
public struct DemoTales: Sendable {
  public struct EnquiryTale: Sendable {
    public let themes: [String]
    public let channel: Channel
    public let urgency: Urgency
    public let danger: Danger
    /// Nil where advice was enough.
    public let pathway: Int?
    public let ages: ClosedRange<Int>
    public let gender: String?
    public let from: String
    public let words: String
    /// What was done about danger now.
    public let done: String
  }

  public struct Words: Sendable {
    public let theme: String
    public let words: String
    public let form: ContactForm
  }

  public struct RiskTale: Sendable {
    public let risk: Fact
    public let answer: RiskAnswer
    public let basis, protective, measures, consulted: String
  }

  public struct Reasons: Sendable {
    public let reason: DepartureReason
    public let words: String
  }

  public let enquiries: [EnquiryTale]
  public let matters: [Words]
  public let goals: [Words]
  public let notes: [Words]
  public let risks: [RiskTale]
  public let safety: [SafetyTale]
  public let departures: [Reasons]
  public let womensNames: [String]
  public let mensNames: [String]
  public let familyNames: [String]
}
