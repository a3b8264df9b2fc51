internal import Casework
internal import Desk

/// Does something that a form asked for; a form that comes a second time has been heard already, and that is well.
func onlyOnce(_ body: () async throws(DeskError) -> Void) async throws(DeskError) {
  do {
    try await body()
  } catch {
    if case .alreadyDone = error { return }
    throw error
  }
}

/// The same, with what must be mended in the form first; empty when it was done.
func problems(doing body: () async throws(DeskError) -> Void) async throws(DeskError) -> [FieldProblem] {
  do {
    try await body()
    return []
  } catch {
    switch error {
    case .alreadyDone: return []
    case .invalid(let problems): return problems
    default: throw error
    }
  }
}
