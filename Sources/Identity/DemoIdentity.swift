public import Access
internal import Casework
public import CivilTime

/// Log-in for a demonstration: choose a role from a list, no password.
public struct DemoIdentity: Identity {
  public let signInAddress = "/logg-inn"
  /// Those one can be, in the order they are listed.
  public let people: [StaffActor]
  public let sessions: Sessions

  /// Why a log-in without a password was refused.
  public struct OnlyForDemonstration: Error, CustomStringConvertible {
    public var description: String {
      "Innlogging uten passord finnes bare i demo-modus. Sett demo-modus på, eller velg en annen innlogging."
    }
  }

  /// - Parameter isDemonstration: whether the program runs on made-up persons only.
  /// - Throws: `OnlyForDemonstration` when it does not, so that no setting opens real records to anybody.
  public init(people: [StaffActor], sessions: Sessions, isDemonstration: Bool) throws(OnlyForDemonstration) {
    guard isDemonstration else { throw OnlyForDemonstration() }
    self.people = people
    self.sessions = sessions
  }

  /// Logs in as the one with this id; nil when nobody on the list has it.
  public func signIn(
    as id: String, from place: String = "", at now: Moment
  ) async throws -> (token: String, session: Session)? {
    guard let actor = people.first(where: { $0.id.text == id }) else { return nil }
    return try await sessions.begin(.staff(actor), from: place, at: now)
  }
}
