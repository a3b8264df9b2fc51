public import Casework
public import CivilTime

/// What has been decided about editions in the interface. Only ever added to, so that it is its own log.
public protocol EditionStore: Sendable {
  /// In the order decided.
  func editionChoices() async throws(StoreFailure) -> [EditionChoice]
  func decide(_ choice: EditionChoice, by staff: StaffID, on day: Day) async throws(StoreFailure)
  /// The edition that the lists were last made by, with the number of the municipality's own last decision after a plus;
  /// nil before anything else than the first has been.
  func editionOfLists() async throws(StoreFailure) -> String?
  func setEditionOfLists(_ edition: String) async throws(StoreFailure)
}
