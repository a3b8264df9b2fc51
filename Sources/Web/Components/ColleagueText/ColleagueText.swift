/// What a colleague has kept in the same form meanwhile, shown beside what is typed here. Nothing of either is lost.
public struct ColleagueText: Component {
  public static let template = "colleague-text"

  let heading: String
  let rows: SummaryList

  /// - Parameters:
  ///   - who: who and when: "Amir Haugen, i dag kl. 10.42".
  ///   - rows: the fields that differ, as the colleague wrote them.
  public init(by who: String, rows: [SummaryList.Row]) {
    heading = "\(who), skrev her mens du skrev"
    self.rows = SummaryList(rows)
  }
}
