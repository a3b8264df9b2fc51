internal import Casework
internal import CivilTime

/// The norms' conditions laid flat, so that evaluating them touches no reference counts and no heap.
struct Program: Sendable {
  enum Code: UInt8 { case always, all, any, not, fact }
  enum TimeCode: UInt8 { case within, longerThan, notLongerThan, sinceLast, notAfter, ahead }

  struct Step {
    var slot: Int32 = 0
    /// The step after the last one that belongs to this.
    var end: Int32 = 0
    /// The words that make it true, one bit each; all of them where any word will do.
    var words = UInt32.max
    var times: Range<Int32> = 0..<0
    var truths = TruthTable()
    var code: Code
    var anchor = Anchor.since
  }

  struct Time {
    var code: TimeCode
    var span = Span.days(0)
    var references: Range<Int32> = 0..<0
  }

  /// A fact whose day others are compared with.
  struct Reference {
    var slot: Int32
    /// A risk counts from the day it is judged raised; that it was found low is no news to act on.
    var lowest: Int32
    var anchor: Anchor
    /// Something that happened to the person, which an earlier answer did not know of.
    var isHappening: Bool

    /// Whether it has happened, or holds.
    func counts(_ value: FactValue) -> Bool { value.answer == .yes && value.value >= lowest }
  }

  /// Which of a fact's days counts when it is compared with another.
  enum Anchor: UInt8 { case day, since, value }

  /// A norm laid flat. It holds no reference, so that going through all of them counts none.
  struct Entry {
    var applies: Int32
    var fulfilled: Int32
    var deadlineReferences: Range<Int32>
    /// Slots whose change makes a departure lapse.
    var reads: Range<Int32>
    var strength: Strength
    var isRight: Bool
    /// For a norm about a kind of measure: the lowest main pathway in whose list it stands.
    var lowestPathway: Int32?
    /// The last day it holds.
    var until: Day?
    var deadline: DeadlineCode
  }

  /// A deadline without its facts, which stand among the references.
  enum DeadlineCode {
    case none, atOnce
    case within(Span)
    case before(lead: Span)
    case recurring(slot: Int32, every: Span, warning: Span)
    case local(Span)
  }

  /// What several norms begin by asking, asked once for all of them: where the answer is no, none of them applies.
  struct Gate {
    /// Where the question is compiled.
    var step: Int32
    /// Those that ask nothing more before they apply; among ``Program/order``.
    var alone: Range<Int32>
    /// Those that ask for more.
    var further: Range<Int32>
  }

  var steps: [Step] = []
  var times: [Time] = []
  var references: [Reference] = []
  var reads: [Int32] = []
  var entries: [Entry] = []
  /// The norms as they are gone through: behind their gates first, then those behind none.
  var order: [Int32] = []
  var gates: [Gate] = []
  /// The norms behind no gate, among ``order``.
  var ungated: Range<Int32> = 0..<0
  /// Those with a last day, among ``order``.
  var ending: Range<Int32> = 0..<0
  /// The norms about each kind of measure, by the kind's id in content.
  var places: [String: [Int32]] = [:]
  /// What is said until something else is known, by main pathway from none: what no measure and no condition changes.
  var beginnings: [[Finding]] = []

  init(compiling norms: [Norm]) {
    for norm in norms { compile(norm) }
    arrange(norms)
    begin(norms)
  }
}
