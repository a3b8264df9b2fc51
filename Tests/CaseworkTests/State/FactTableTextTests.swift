internal import CivilTime
internal import Foundation
internal import TestChance
internal import Testing

@testable internal import Casework

/// The text that a fact table is kept as.
@Suite struct FactTableTextTests {
  private func decoded(_ text: String) throws -> FactTable {
    try JSONDecoder().decode(FactTable.self, from: JSONEncoder().encode(text))
  }

  private func state(_ statements: [Statement]) -> CaseState {
    let day = Day(year: 2026, month: 1, day: 5) ?? .earliest
    return CaseState(
      replaying: statements.enumerated().map { place, statement in
        Entry(
          id: EntryID("e"), record: RecordID("r"), version: place + 1, day: day.adding(days: place),
          writtenAt: Moment(day: day, time: .midnight),
          author: Author(staff: StaffID("s"), name: "Prøve", role: "behandler", unit: UnitID("u")), authority: "prøve",
          edition: "veileder-2024-utkast", event: .factsStated(StatedFacts(form: "prøve", statements: [statement])))
      })
  }

  @Test func `Every fact comes back with every answer, word and day it had`() throws {
    let answers: [Answer] = [.yes, .no, .declined, .unknown, .notRelevant]
    for shift in answers.indices {
      let facts = state(
        Fact.allCases.map { fact in
          let answer = answers[(fact.slot + shift) % answers.count]
          let value =
            answer == .yes && fact.kind == .date ? -719_162 : answer == .yes ? fact.kind.options.indices.last : nil
          return Statement(fact, answer, value: value, since: fact.slot % 3 == 0 ? .earliest : nil)
        }
      ).facts
      #expect(try JSONDecoder().decode(FactTable.self, from: JSONEncoder().encode(facts)) == facts)
    }
    #expect(try decoded("") == FactTable())
  }

  @Test func `Facts are found also in another order than they are written in`() throws {
    let table = try decoded("røyker=5,-1,20725,20725,20725,1,5,5;henvendelse=4,-1,20722,20722,20722,1,2,2;")
    #expect(table[.smokes].answer == .yes && table[.smokes].changed == 5 && table[.enquired].answer == .no)
  }

  @Test(arguments: [
    "røyker", "røyker=", "røyker=5", "røyker=5,-1,1,1,1,1,5", "røyker=5,-1,1,1,1,1,5,5", "røyker=5,-1,1,1,1,1,5,5,5;",
    "røyke=5,-1,1,1,1,1,5,5;", "røyker=9,-1,1,1,1,1,5,5;", "røyker=5,,1,1,1,1,5,5;", "røyker=5,-,1,1,1,1,5,5;",
    "røyker=5,-1,1,1,1,1,5,2147483648;", "røyker=5,-1,1,1,1,1,5,99999999999999999999;", "røyker=5,-1,x,1,1,1,5,5;",
    "røyker=5,-1,1,1,1,1,5,5;;", "=5,-1,1,1,1,1,5,5;", "røyker=5 ,-1,1,1,1,1,5,5;",
    "røyker=5,-1,1,1,1,1,5,5;røyker=4,-1,1,1,1,1,6,6;",
  ])
  func `What no table is written as is refused, and not read as half a table`(text: String) {
    #expect(throws: DecodingError.self) { try decoded(text) }
  }

  @Test func `A table is the same whatever it learnt first, and holds no more than what it knows`() throws {
    var chance = SeededGenerator(seed: 7)
    for _ in 0..<20 {
      let facts = Array(Fact.allCases.shuffled(using: &chance).prefix(40))
      // All on the first version, so that only the order they came in differs.
      let tables = [facts, facts.reversed(), facts.sorted { $0.slot < $1.slot }].map { order in
        var table = FactTable()
        for fact in order { table.apply(Statement(fact, .no), on: .earliest, version: 1) }
        return table
      }
      #expect(Set(tables).count == 1)
      #expect(tables[0].known.count == 41)
      for fact in Fact.allCases {
        #expect(tables[0][fact].answer == (facts.contains(fact) ? .no : .notAsked))
      }
      #expect(try JSONDecoder().decode(FactTable.self, from: JSONEncoder().encode(tables[0])) == tables[0])
    }
  }
}
