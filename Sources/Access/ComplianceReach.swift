public import Casework

/// Whose figures somebody may see, and whether they may see the persons behind them.
public enum ComplianceReach: Hashable, Sendable {
  /// Figures of the whole municipality, without persons: small numbers are hidden.
  case figures
  /// Figures and persons of the unit one leads.
  case unit(UnitID)
  /// Figures and persons of those one is responsible for.
  case own(StaffID)

  /// What another system of the municipality's reaches: figures, and never a person.
  public static let ofSystems = ComplianceReach.figures

  public var seesPersons: Bool { self != .figures }
}

/// How far somebody reaches into the figures on how the guideline is followed; nil for those without such a task.
public func complianceReach(of actor: StaffActor) -> ComplianceReach? {
  guard case .allowed = decide(actor.role, may: .compliance) else { return nil }
  switch actor.role {
  case .leader: return .figures
  case .teamLead: return .unit(actor.unit)
  case .clinician: return .own(actor.id)
  case .reception: return nil
  }
}
