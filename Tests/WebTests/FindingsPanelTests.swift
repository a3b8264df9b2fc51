import Access
import Casework
import CivilTime
import Desk
import Guidance
import Testing

@testable import Web

/// Protects what the guideline's panel says on real content.
struct FindingsPanelTests {
  @Test func everyGroupOfFindingsIsSoundAndSmall() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecordWithHistory()
    let visitor = try await desk.visitor(on: try desk.site { $0.declareAllFindings(desk.desk) })
    for (group, _) in AllFindingsPage.groups {
      let answer = try await visitor.get("/arbeid/person/\(record)/veileder?vis=\(group)")
      #expect(answer.status == 200)
      #expect(HTMLCheck(answer.body).faults == [], "\(group)")
    }
  }

  @Test func noFindingIsWithoutSourceAndReasons() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecordWithHistory()
    let file = try await desk.desk.person(record, page: "prøve", for: try desk.actor())
    let list = FindingList(file: file, actor: try desk.actor())
    let items = list.open + list.openTopics + list.fulfilled + list.offered + list.notApplicable
    #expect(items.count > 50)
    for item in items {
      let card = try #require(list.card(item))
      #expect(card.source.contains(item.norm.citation.requirement), "\(item.norm.id)")
      #expect(!card.title.isEmpty && !card.whyApplies.words.isEmpty, "\(item.norm.id)")
    }
  }

  /// A finding is known by its norm's place, which is another norm's in another edition, or nobody's.
  @Test func aPageSaysTheSameWhenAnotherEditionIsChosenWhileItIsPutTogether() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecordWithHistory()
    let (leader, clinician) = (try desk.actor(.leader), try desk.actor())
    let editions = desk.desk.knowledge.editions.loaded.sorted { $0.guide.norms.count > $1.guide.norms.count }
    let (large, small) = (try #require(editions.first), try #require(editions.last))
    try #require(large.guide.norms.count > small.guide.norms.count)
    try await desk.desk.choose(edition: large.edition.id, from: desk.desk.today, why: "Vedtatt", by: leader)
    let file = try await desk.desk.person(record, page: "prøve", for: clinician)
    let page = OverviewPage(file, actor: clinician)
    try await desk.desk.choose(edition: small.edition.id, from: desk.desk.today, why: "Tilbake", by: leader)
    try #require(desk.desk.guide.norms.count == small.guide.norms.count)
    let later = OverviewPage(file, actor: clinician)
    #expect(later.person.panel.open.map(\.id) == page.person.panel.open.map(\.id))
    #expect(
      later.person.panel.summary == page.person.panel.summary && later.person.panel.edition == page.person.panel.edition
    )
    let list = FindingList(file: file, actor: clinician)
    #expect(list.notApplicable.compactMap(list.card).count == list.notApplicable.count)
  }

  @Test func theMostPressingComesFirst() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecordWithHistory()
    let file = try await desk.desk.person(record, page: "prøve", for: try desk.actor())
    let open = FindingList(file: file, actor: try desk.actor()).open
    let order: [FindingStatus] = [.overdue, .due, .missing, .undecided]
    // An unmet «skal» stands above everything else.
    let ranks = open.map { item in
      let isRaised = item.norm.strength == .must && item.status != .undecided
      return (isRaised ? 0 : 1, order.firstIndex(of: item.status) ?? 9, item.norm.strength.rank)
    }
    #expect(!ranks.isEmpty)
    for (above, below) in zip(ranks, ranks.dropFirst()) { #expect(above <= below) }
  }

  @Test func aFactLeadsToItsEntryAndToItsForm() async throws {
    let desk = try TestDesk()
    let record = try await desk.openRecordWithHistory()
    let visitor = try await desk.visitor(
      on: try desk.site {
        $0.declareAllFindings(desk.desk)
        $0.declareOverview(desk.desk)
      })
    let body = try await visitor.get("/arbeid/person/\(record)").body
    #expect(body.contains("/tidslinje?fra=") && body.contains("#e"))
    #expect(body.contains("Det vi ikke vet:") || body.contains("mangler"))
  }
}
