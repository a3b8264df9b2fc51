internal import Casework
internal import CivilTime
internal import Desk

/// A ``FollowUpRow`` as a row of the table `follow_up`.
enum FollowUpTable {
  static let table = Table(
    "follow_up", keys: ["municipality", "opened", "record"],
    others: [
      "ended", "first_help", "pathway", "pathway_since", "mapped", "instrument", "next_of_kin",
      "next_of_kin_consent", "coordinated", "individual_plan", "coordinator", "crisis_plan", "needs_interpreter",
      "interpreter",
    ])

  static func values(_ row: FollowUpRow, _ record: RecordID, _ municipality: SQLValue) -> [SQLValue] {
    [
      municipality, .day(row.opened), .text(record.text), .day(row.ended), .day(row.firstHelp), .int(row.pathway),
      .day(row.pathwaySince), .day(row.mapped), .day(row.instrument), .day(row.nextOfKin),
      .day(row.nextOfKinConsent), .day(row.coordinated), .day(row.individualPlan), .day(row.coordinator),
      .day(row.crisisPlan), .day(row.needsInterpreter), .day(row.interpreter),
    ]
  }
}
