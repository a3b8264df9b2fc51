internal import Desk

/// Why a command did nothing, as the one at the terminal is told it.
struct Refusal: Error, CustomStringConvertible {
  let description: String

  init(_ description: String) { self.description = description }

  init(_ failure: StoreFailure) { description = failure.message }
}
