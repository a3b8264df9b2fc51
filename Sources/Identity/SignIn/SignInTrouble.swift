/// Why somebody was not let in. Each has a page that says what to do.
public enum SignInTrouble: Error, Hashable, Sendable {
  /// They turned back at the provider.
  case turnedBack
  /// The provider does not answer, or not in a way that we can use.
  case provider(ProviderFault)
  /// The provider sent them back with an error of its own.
  case providerSays(code: String)
  /// What came back belongs to no log-in of this browser: used before, too old, or from somebody else.
  case unknownAttempt
  /// Somebody else than the provider answered.
  case otherIssuer
  case token(TokenFault)
  /// The provider did not say something that we must know: the claim's name.
  case missing(claim: String)
  /// They logged in with less than is asked.
  case levelTooLow
  /// They act for another organisation.
  case otherOrganisation
  /// The provider gave something that is no Norwegian national id.
  case notNational
  /// Nobody on the municipality's list of staff is this person. The code tells the leader who, and nobody else.
  case unknownStaff(code: String)
  /// The list of staff has two who could be this person.
  case ambiguousStaff(code: String)
}

/// A refusal, with the attempt that it ended, so that the person can try again where they were.
public struct RefusedSignIn: Error, Sendable {
  public let trouble: SignInTrouble
  public let attempt: SignInAttempt?

  public init(_ trouble: SignInTrouble, _ attempt: SignInAttempt? = nil) {
    (self.trouble, self.attempt) = (trouble, attempt)
  }
}
