import Access
import CivilTime
import Desk
import Guidance
import Testing

/// Protects that two programs on one database work by the same edition, without a restart of either.
struct FollowingChangesTests {
  @Test func anotherProgramsChoiceOfEditionIsFollowed() async throws {
    let here = try TestDesk()
    let clock = here.clock
    let there = CaseDesk(knowledge: here.knowledge, store: here.store, now: { clock.now }, newID: { "x" })
    let before = there.guide.edition
    let following = Task { await there.follow() }
    defer { following.cancel() }
    let leader = try here.actor(.leader)
    // Chosen again until the other has begun to follow: only what is written after that is told.
    for attempt in 1...100 where there.guide.edition == before {
      let day = here.today.adding(days: attempt.isMultiple(of: 2) ? 400 : 0)
      try await here.desk.choose(edition: "veileder-2025", from: day, why: "Vedtatt", by: leader)
      try await Task.sleep(for: .milliseconds(20))
    }
    #expect(there.guide.edition == here.desk.guide.edition)
    #expect(there.guide.edition != before)
  }
}
