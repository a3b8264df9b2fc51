import Testing

@testable import Web

/// Protects the parts that all pages are put together of.
struct CatalogueTests {
  @Test func everyComponentIsShownAndSound() async throws {
    let site = try TestSite()
    let answer = try await site.visitor().get("/komponenter")
    #expect(answer.status == 200)
    #expect(HTMLCheck(answer.body).faults == [])
    for exhibit in CataloguePage.exhibits {
      #expect(answer.body.contains(exhibit.name))
      #expect(!exhibit.examples.isEmpty && !exhibit.parameters.isEmpty)
    }
  }
}
