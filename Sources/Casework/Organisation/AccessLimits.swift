/// How long access lasts in this municipality. Local settings, since the law gives no numbers.
public struct AccessLimits: Hashable, Sendable {
  /// Hours that self-authorised access lasts.
  public var openingHours = 8
  /// Days that the reception may see a record after the latest enquiry.
  public var receptionDays = 14
  /// Days that those who followed the person up may write after the end.
  public var closingDays = 30
  /// Days around an appointment in which the one it is with may see the record.
  public var appointmentDays = 7
  /// Days that a stated reason holds for one who follows up a colleague or somebody of their own family.
  public var closeDays = 30
  /// The longest that another unit may be let in for guidance.
  public var guidanceDays = 90
  /// Looks outside these hours are brought up: from the first, until the second.
  public var usualHours = 6..<23

  public init() {}
}
