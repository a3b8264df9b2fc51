internal import Casework
internal import CivilTime
internal import Desk

/// What the reasons for opening a record are called.
enum OpeningWords {
  static func reason(_ reason: OpeningReason) -> String {
    switch reason {
    case .dangerToLife: "Fare for liv eller helse nå"
    case .contactNow: "Personen, eller noen rundt, tar kontakt nå"
    case .standIn: "Jeg er vikar eller har vakt for den som følger opp"
    case .takingOver: "Jeg skal overta oppfølgingen"
    case .personAsks: "Personen ber meg om det, eller har sagt ja"
    case .guidance: "Råd til dem som følger opp"
    case .control: "Klage, tilsyn eller kontroll"
    }
  }

  /// "Fare for liv eller helse nå. Ringte fra brua." on one line.
  static func whole(_ reason: OpeningReason, _ words: String) -> String {
    [self.reason(reason), words].filter { !$0.isBlankText }.joined(separator: ". ")
  }

  static func verdict(_ verdict: ReviewVerdict) -> String {
    switch verdict {
    case .approved: "Hadde grunn"
    case .questioned: "Må følges opp"
    }
  }
}
