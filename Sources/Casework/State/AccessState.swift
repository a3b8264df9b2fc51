public import CivilTime

/// Who has been let in, what is blocked, and what is withheld, as far as it still matters.
public struct AccessState: Hashable, Sendable, Codable {
  public internal(set) var grants: [GrantState] = []
  public internal(set) var blocks: [Dated<RecordBlock>] = []
  public internal(set) var withheld: [Dated<Withholding>] = []
  /// Whether every look is to be reviewed.
  public internal(set) var isWatched = false

  /// The leave that this member of staff has now.
  public func grants(of staff: StaffID, at now: Moment) -> [GrantState] {
    grants.filter { $0.grant.staff == staff && $0.holds(at: now) }
  }
}

/// One leave to see the record, and what has become of it.
public struct GrantState: Hashable, Sendable, Codable {
  public let grant: AccessGrant
  public let from: Moment
  public let entry: EntryID
  public internal(set) var ended: Moment?
  /// Those told who have not seen it yet.
  public internal(set) var unseenBy: [StaffID]
  public internal(set) var verdict: ReviewVerdict?
  public internal(set) var note: String
  public internal(set) var reviewedBy: String

  public func holds(at now: Moment) -> Bool { from <= now && now < (ended ?? grant.until) }

  /// Whether a leader has still to look at it: guidance was asked for by those responsible, the rest was not.
  public var awaitsReview: Bool { grant.kind == .selfAuthorised && verdict == nil }
}

/// Leave that is over, seen and reviewed is left to the timeline beyond this many.
private let rememberedGrants = 40

extension CaseState {
  mutating func apply(_ step: AccessStep, _ entry: Entry) {
    switch step {
    case .granted(let grant):
      access.grants.append(
        GrantState(
          grant: grant, from: entry.writtenAt, entry: entry.id, ended: nil, unseenBy: grant.told, verdict: nil,
          note: "", reviewedBy: ""))
      trimGrants(at: entry.writtenAt)
    case .ended(let id, _): change(id) { $0.ended = $0.ended ?? entry.writtenAt }
    case .seen(let id): change(id) { grant in grant.unseenBy.removeAll { $0 == entry.author.staff } }
    case .reviewed(let id, let verdict, let note):
      change(id) { ($0.verdict, $0.note, $0.reviewedBy) = (verdict, note, entry.author.name) }
    case .blocked(let block):
      access.blocks.removeAll { $0.value.id == block.id }
      access.blocks.append(Dated(block, entry))
    case .unblocked(let id, _): access.blocks.removeAll { $0.value.id == id }
    case .withheld(let withholding):
      access.withheld.removeAll { $0.value.entry == withholding.entry }
      access.withheld.append(Dated(withholding, entry))
    case .shown(let shown, _): access.withheld.removeAll { $0.value.entry == shown }
    case .watched(let isWatched, _): access.isWatched = isWatched
    }
  }

  private mutating func change(_ id: ItemID, _ change: (inout GrantState) -> Void) {
    guard let index = access.grants.firstIndex(where: { $0.grant.id == id }) else { return }
    change(&access.grants[index])
  }

  private mutating func trimGrants(at now: Moment) {
    func isSettled(_ grant: GrantState) -> Bool {
      !grant.holds(at: now) && grant.unseenBy.isEmpty && !grant.awaitsReview
    }
    while access.grants.count(where: isSettled) > rememberedGrants,
      let oldest = access.grants.firstIndex(where: isSettled)
    {
      access.grants.remove(at: oldest)
    }
  }
}
