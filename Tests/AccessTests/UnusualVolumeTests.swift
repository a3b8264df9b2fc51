import Access
import Testing

/// Protects that the list of unusual looks finds the one who looks at many, and leaves those in peace who always do.
struct UnusualVolumeTests {
  private let usual = [6, 8, 7, 9, 5, 7, 8, 6, 7, 8]

  @Test func `A day with far more persons than one's own and others' days stands out`() {
    #expect(UnusualVolume.isUnusual(40, own: usual, peers: usual))
    #expect(!UnusualVolume.isUnusual(12, own: usual, peers: usual))
  }

  @Test func `Who always has many, and a day that is busy for all, stand in peace`() {
    let many = [38, 41, 40, 42, 39]
    #expect(!UnusualVolume.isUnusual(42, own: many, peers: usual))
    #expect(!UnusualVolume.isUnusual(42, own: usual, peers: many))
  }

  @Test func `A few wild days do not become the normal`() {
    #expect(UnusualVolume.isUnusual(40, own: usual + [200, 300], peers: usual))
  }

  @Test func `Few persons are never brought up, and a new colleague is held against the others`() {
    #expect(!UnusualVolume.isUnusual(14, own: [1, 1, 1], peers: [1, 1, 1]))
    #expect(UnusualVolume.isUnusual(15, own: [1, 1, 1], peers: [1, 1, 1]))
    #expect(UnusualVolume.isUnusual(40, own: [], peers: usual))
  }
}
