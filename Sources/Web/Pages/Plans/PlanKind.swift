internal import Casework

/// A kind of plan as its address names it.
enum PlanKind {
  static let all: [(word: String, kind: PlanVersion.Kind)] = [
    ("krise", .crisis), ("egen", .own), ("individuell", .individual),
  ]

  static func kind(_ word: String) -> PlanVersion.Kind? { all.first { $0.word == word }?.kind }

  static func word(_ kind: PlanVersion.Kind) -> String { all.first { $0.kind == kind }?.word ?? "egen" }

  /// What the plan is for, in a sentence.
  static func about(_ kind: PlanVersion.Kind) -> String {
    switch kind {
    case .crisis: "Det vi er enige om å gjøre når det blir vanskelig. Skrives mens det er rolig."
    case .own: "Personens egen plan for det som skal bli bedre."
    case .individual: "For den som trenger tjenester lenge og fra flere. Den er frivillig."
    }
  }

  /// What a signed plan of this kind also establishes. The crisis plan says so itself.
  static func statements(_ kind: PlanVersion.Kind) -> [Statement] {
    switch kind {
    case .crisis: []
    case .own: [Statement(.planAgreed, .yes)]
    case .individual: [Statement(.individualPlan, .yes)]
    }
  }
}
