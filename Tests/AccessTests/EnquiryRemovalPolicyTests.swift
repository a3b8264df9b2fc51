import Access
import Casework
import CivilTime
import Testing

/// Protects who decides on erasing or moving an enquiry: default deny, the record's door, and never one's own case.
struct EnquiryRemovalPolicyTests {
  private func enquiry(_ given: String = "Liv", _ family: String = "Testad") throws -> EnquiryState {
    let received = Enquiry(
      channel: .phone, words: "ord", danger: .no, urgency: .today,
      person: PersonDetails(givenName: given, familyName: family), received: Example.noon)
    let entry = Entry(
      id: EntryID("e"), record: RecordID("h"), version: 1, day: Example.today, writtenAt: Example.noon,
      author: Author(staff: StaffID("per"), name: "Per", role: "mottak", unit: UnitID("rus")), authority: "",
      edition: "", event: .enquiryReceived(received))
    return try #require(EnquiryState(replaying: [entry]))
  }

  private func decision(
    _ role: StaffRole, _ enquiry: EnquiryState, _ record: [(Event, daysAgo: Int)]? = nil
  ) -> RecordDecision {
    decide(
      Example.actor(role), mayRemove: enquiry, linkedTo: record.map(Example.state),
      circumstances)
  }

  private let circumstances = Example.circumstances(staff: [
    StaffMember(
      id: StaffID("ida"), name: "Ida Kollega", role: "behandler", profession: "", unit: UnitID("rus"),
      certificates: [])
  ])

  @Test func `What belongs to no record is for those who decide on erasing, and the log says by which law`() throws {
    for role in StaffRole.allCases {
      switch decision(role, try enquiry()) {
      case .allowed(let access):
        #expect([.clinician, .teamLead, .leader].contains(role))
        #expect(access.basis.contains("§§ 43 og 44") && access.hidden.isEmpty)
      case .closed(let closure):
        #expect(role == .reception && closure.reasons.isEmpty)
      }
    }
  }

  @Test(arguments: [("Kari", "Nordmann"), ("Ida", "Kollega")])
  func `Nobody decides on their own enquiry or a colleague's, and no reason opens it`(
    given: String, family: String
  ) throws {
    for role in StaffRole.allCases {
      guard case .closed(let closure) = decision(role, try enquiry(given, family)) else {
        Issue.record("\(role) was let in")
        continue
      }
      #expect(closure.reasons.isEmpty)
    }
  }

  @Test func `What belongs to a record is behind its door`() throws {
    let strange = [Example.enquired(90), Example.team()]
    let mine = [Example.enquired(90), Example.team(responsible: "kari")]
    let blocked = mine + [Example.block(.everybody)]
    for role in StaffRole.allCases {
      for record in [strange, mine, blocked] {
        let behind = decide(
          Example.actor(role), may: .decideRemoval, with: Example.state(record), circumstances)
        #expect(decision(role, try enquiry(), record) == behind, "\(role)")
      }
    }
    #expect(decision(.clinician, try enquiry(), strange) == .closed(.noRelation))
    #expect(decision(.clinician, try enquiry(), blocked) == .closed(.blocked))
  }
}
