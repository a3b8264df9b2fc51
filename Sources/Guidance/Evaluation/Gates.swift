extension Program {
  /// Puts the norms that begin by the same question behind one gate, and compiles the question for it.
  mutating func arrange(_ norms: [Norm]) {
    let asking = norms.indices.filter { entries[$0].lowestPathway == nil && entries[$0].until == nil }
    let openings = Dictionary(uniqueKeysWithValues: asking.map { ($0, norms[$0].applies.openings) })
    let uses = openings.values.reduce(into: [Condition: Int]()) { uses, openings in
      for opening in Set(openings) { uses[opening, default: 0] += 1 }
    }
    var behind: [Condition: [Int]] = [:]
    var questions: [Condition] = []
    for norm in asking {
      // Of two shared by as many, the first one: the order is to be the same each time.
      let shared = (openings[norm] ?? []).filter { uses[$0, default: 0] > 1 }
      let most = shared.map { uses[$0, default: 0] }.max()
      guard let question = shared.first(where: { uses[$0] == most }) else { continue }
      if behind[question] == nil { questions.append(question) }
      behind[question, default: []].append(norm)
    }
    for question in questions {
      let (step, all) = (Int32(steps.count), behind[question] ?? [])
      compile(question)
      let alone = put(all.filter { norms[$0].applies.isOnly(question) })
      gates.append(Gate(step: step, alone: alone, further: put(all.filter { !norms[$0].applies.isOnly(question) })))
    }
    let placed = Set(order)
    ungated = put(asking.filter { !placed.contains(Int32($0)) })
    ending = put(norms.indices.filter { entries[$0].until != nil })
  }

  private mutating func put(_ norms: [Int]) -> Range<Int32> {
    let start = Int32(order.count)
    order += norms.map { Int32($0) }
    return start..<Int32(order.count)
  }

  /// Writes what is said before anything is asked, and where the measures stand that change it.
  mutating func begin(_ norms: [Norm]) {
    for (place, norm) in norms.enumerated() {
      if case .measure(let kind, _) = norm.kind { places[kind, default: []].append(Int32(place)) }
    }
    let highest = entries.compactMap(\.lowestPathway).max() ?? 0
    beginnings = (0...max(0, highest)).map { pathway in
      entries.enumerated().map { place, entry in
        let status = entry.measureStatus(isUsed: false, pathway: pathway == 0 ? nil : Int(pathway))
        return Finding(index: place, status: status ?? .notApplicable, due: nil)
      }
    }
  }

  /// What is said of a record in this main pathway before anything is asked.
  func beginning(_ pathway: Int?) -> [Finding] { beginnings[min(max(pathway ?? 0, 0), beginnings.count - 1)] }
}

extension Program.Entry {
  /// How a norm about a measure stands; nil for the others. A measure is open to everyone in its own pathway and in those
  /// above it, and to nobody's exclusion.
  func measureStatus(isUsed: Bool, pathway: Int?) -> FindingStatus? {
    guard let lowestPathway else { return nil }
    if isUsed { return .fulfilled }
    guard let pathway, pathway >= Int(lowestPathway) else { return .notApplicable }
    return strength == .may ? .offered : .missing
  }
}

extension Condition {
  /// What must hold before this can, of that which time alone never changes. What stands behind a part that time does
  /// change is left out: a closed gate would keep that part from being asked, and the day it changes from being told.
  fileprivate var openings: [Condition] {
    switch self {
    case .always: return []
    case .all(let parts):
      let first = parts.prefix { !$0.ages }
      return first.flatMap(\.openings) + (first.count < parts.count ? parts[first.count].openings : [])
    case .any, .not, .fact: return ages ? [] : [self]
    }
  }

  /// Whether this asks nothing but the question.
  fileprivate func isOnly(_ question: Condition) -> Bool {
    if case .all(let parts) = self, parts.count == 1 { return parts[0].isOnly(question) }
    return self == question
  }

  /// Whether time alone can change the answer.
  private var ages: Bool {
    switch self {
    case .always: false
    case .all(let parts), .any(let parts): parts.contains(where: \.ages)
    case .not(let part): part.ages
    case .fact(let test): test.times.contains(where: \.ages)
    }
  }
}

extension TimeTest {
  fileprivate var ages: Bool {
    switch self {
    case .within, .longerThan, .notLongerThan, .ahead: true
    case .sinceLast, .notAfter: false
    }
  }
}
