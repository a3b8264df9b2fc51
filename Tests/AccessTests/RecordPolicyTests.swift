import Access
import Casework
import CivilTime
import Foundation
import Testing

/// Protects the policy for one person's record: default deny, and each block, closeness and grading as it should be.
struct RecordPolicyTests {
  private let begun = [Example.enquired(90), Example.team()]
  private let mine = [Example.enquired(90), Example.team(responsible: "kari")]

  private func decision(
    _ role: StaffRole, _ use: Use, _ events: [(Event, daysAgo: Int)], unit: String = "fact",
    at now: Moment = Example.noon,
    staff: [StaffMember] = []
  ) -> RecordDecision {
    decide(
      Example.actor(role, unit: unit), may: use, with: Example.state(events), Example.circumstances(now, staff: staff))
  }

  private func access(_ decision: RecordDecision) -> RecordAccess? {
    if case .allowed(let access) = decision { access } else { nil }
  }

  @Test func `Without a relation nobody gets in, whatever the role and the use`() {
    for role in StaffRole.allCases {
      for use in Use.allCases where ![.readLog, .exportRecord].contains(use) || role != .leader {
        #expect(access(decision(role, use, begun)) == nil, "\(role) \(use)")
      }
    }
  }

  @Test func `A use that is not about one person is never decided here`() {
    for use in Use.allCases where !use.isAboutOnePerson { #expect(access(decision(.clinician, use, mine)) == nil) }
  }

  @Test func `Every allowed look names a basis with its law, and a purpose`() throws {
    for role in [StaffRole.clinician, .reception, .teamLead] {
      let allowed = try #require(access(decision(role, .readRecord, mine)))
      #expect(allowed.basis.contains("pasientjournalloven § 19") && allowed.purpose == .care)
    }
  }

  @Test func `Reading the log is for the leader, and for the leader of the unit`() {
    #expect(access(decision(.leader, .readLog, begun))?.purpose == .control)
    #expect(access(decision(.teamLead, .readLog, begun, unit: "rus")) != nil)
    #expect(access(decision(.teamLead, .readLog, begun)) == nil)
    #expect(access(decision(.clinician, .readLog, mine)) == nil)
  }

  @Test(arguments: [
    RecordBlock.Against.staff(StaffID("kari"), name: "Kari"), .unit(UnitID("fact"), name: "FACT"), .everybody,
  ])
  func `A block of the record keeps out even the one who is responsible`(against: RecordBlock.Against) {
    #expect(decision(.clinician, .readRecord, mine + [Example.block(against)]) == .closed(.blocked))
    #expect(decision(.clinician, .writeRecord, mine + [Example.block(against)]) == .closed(.blocked))
    let opened = mine + [Example.block(against), Example.grant(.selfAuthorised, until: 60, opensBlocks: true)]
    #expect(access(decision(.clinician, .readRecord, opened))?.signals.contains(.openedBlock) == true)
    let other = mine + [Example.block(against), Example.grant(.selfAuthorised, until: 60)]
    #expect(decision(.clinician, .readRecord, other) == .closed(.blocked), "another reason does not open a block")
    let lifted = (Event.access(.unblocked(block: ItemID("b"), why: "ja")), daysAgo: 0)
    #expect(access(decision(.clinician, .readRecord, mine + [Example.block(against), lifted])) != nil)
  }

  @Test func `A block against somebody else, or of entries, leaves the rest open`() {
    let other = Example.block(.staff(StaffID("ola"), name: "Ola"))
    #expect(access(decision(.clinician, .readRecord, mine + [other]))?.hidden == [])
    let entries = Example.block(.everybody, entries: ["e1"])
    #expect(access(decision(.clinician, .readRecord, mine + [entries]))?.hidden == [EntryID("e1")])
  }

  private func person(_ given: String, _ family: String, address: String = "", _ level: AddressProtection = .open) -> (
    Event, daysAgo: Int
  ) {
    var person = PersonDetails(givenName: given, familyName: family, phone: "1", address: address)
    (person.protectedAddress, person.strictlyProtected) = (level != .open, level == .strictlyConfidential)
    return (.registered(person), 90)
  }

  @Test func `The national id tells one's own record from a namesake's, and never shows when it is printed`() throws {
    let kari = Example.actor(.clinician)
    let colleagues = Colleagues([
      StaffMember(
        id: kari.id, name: kari.name, role: "behandler", profession: "", unit: kari.unit, certificates: [])
    ])
    var person = PersonDetails(givenName: "Kari", familyName: "Nordmann", nationalID: "12845699999")
    #expect(colleagues.closeness(of: kari, to: person) == .own, "by name, where the log-in proves no id")
    #expect(colleagues.closeness(of: kari.proven("12845699999"), to: person) == .own)
    #expect(colleagues.closeness(of: kari.proven("01840099999"), to: person) == nil, "a namesake")
    (person.givenName, person.familyName) = ("Karen", "Gift")
    #expect(colleagues.closeness(of: kari.proven("12845699999"), to: person) == .own, "under another name")
    person.nationalID = nil
    #expect(colleagues.closeness(of: kari.proven("12845699999"), to: person) == nil)
    #expect(!"\(kari.proven("12845699999"))".contains("12845699999"))
    let kept = try JSONDecoder().decode(
      StaffActor.self, from: JSONEncoder().encode(kari.proven("12845699999").signedIn("s", from: "10.0.0.1")))
    #expect(kept.identity?.isOf(PersonDetails(nationalID: "12845699999")) == true, "a log-in keeps it")
  }

  @Test func `One's own, a colleague's and a family member's record ask for a reason, also from those who follow up`() {
    let staff = [
      StaffMember(
        id: StaffID("kari"), name: "Kari Nordmann", role: "behandler", profession: "", unit: UnitID("fact"),
        certificates: [], address: "Storgata  1"),
      StaffMember(
        id: StaffID("ola"), name: "Ola Hansen", role: "behandler", profession: "", unit: UnitID("rus"), certificates: []
      ),
    ]
    func closeness(_ event: (Event, daysAgo: Int)) -> RecordDecision {
      decision(.clinician, .readRecord, [event] + mine, staff: staff)
    }
    #expect(closeness(person("kari", "NORDMANN")) == .closed(.close(.own)))
    #expect(closeness(person("Ola", "Hansen")) == .closed(.close(.colleague)))
    #expect(closeness(person("Liv", "Nordmann", address: "storgata 1")) == .closed(.close(.family)))
    #expect(access(closeness(person("Liv", "Nordmann", address: "Storgata 2")))?.signals == [.sameSurname])
    #expect(closeness(person("Liv", "Hansen", address: "Storgata 1, 9999 Lindvik")) == .closed(.close(.family)))
    #expect(access(closeness(person("Liv", "Hansen", address: "Storgata")))?.signals == [])
    #expect(closeness(person("Liv", "Hansen", address: "Storgata 1, 0001 Oslo")) == .closed(.close(.family)))
    let stated = [person("Ola", "Hansen")] + mine + [Example.grant(.selfAuthorised, until: 60)]
    let known = access(decision(.clinician, .readRecord, stated, staff: staff))
    #expect(known?.relation == .responsible && known?.signals == [.colleague])
  }

  @Test(arguments: [(5, true), (6, false), (22, false), (23, true)])
  func `A look at an unusual hour is noted, and a watched person always`(hour: Int, isUnusual: Bool) throws {
    let time = try #require(TimeOfDay(hour: hour, minute: 30))
    let looked = access(decision(.clinician, .readRecord, mine, at: Moment(day: Example.today, time: time)))
    #expect(looked?.signals.contains(.unusualHour) == isUnusual)
    let watched = mine + [(.access(.watched(true, why: "kjent")), 2)]
    #expect(access(decision(.clinician, .readRecord, watched))?.signals == [.watched])
  }

  @Test func `A graded address is seen by those who need it, and the strictly graded only with the right`() {
    func hides(_ level: AddressProtection, _ events: [(Event, daysAgo: Int)], clearance: AddressProtection) -> Bool? {
      let actor = StaffActor(
        id: StaffID("kari"), name: "Kari Nordmann", role: .clinician, unit: UnitID("rus"), unitName: "Rus",
        municipality: MunicipalityID("m"), clearance: clearance)
      return access(
        decide(
          actor, may: .readRecord, with: Example.state([person("Liv", "Li", level)] + events), Example.circumstances()))?
        .hidesContact
    }
    #expect(hides(.open, begun, clearance: .open) == false)
    #expect(hides(.confidential, begun, clearance: .open) == true)
    #expect(hides(.confidential, begun, clearance: .confidential) == false)
    #expect(hides(.confidential, mine, clearance: .open) == false, "the responsible must reach the person")
    #expect(hides(.strictlyConfidential, mine, clearance: .confidential) == true)
    #expect(hides(.strictlyConfidential, mine, clearance: .strictlyConfidential) == false)
    let danger = [Example.grant(.selfAuthorised, until: 60, reason: .dangerToLife)]
    #expect(hides(.strictlyConfidential, begun + danger, clearance: .open) == false)
  }

  @Test func `What reasons open a door depends on why it is closed`() {
    #expect(RecordClosure.blocked.reasons == [.dangerToLife, .personAsks])
    #expect(RecordClosure.role(why: "nei").reasons == [])
    #expect(RecordClosure.noRelation.reasons.contains(.dangerToLife))
    #expect(!RecordClosure.noRelation.reasons.contains(.guidance), "guidance is asked for by those responsible")
  }
}
