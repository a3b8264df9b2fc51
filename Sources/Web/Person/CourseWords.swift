internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

extension CourseSignal {
  /// A shape for each, so that nobody needs the colour; red is for danger to life and nothing here.
  private var sign: String {
    switch self {
    case .reached: "✓"
    case .onTrack: "●"
    case .undecided: "○"
    case .notOnTrack: "◆"
    case .offTrack: "▼"
    }
  }

  private var tone: Tag.Tone {
    switch self {
    case .reached, .onTrack: .ok
    case .undecided: .plain
    case .notOnTrack, .offTrack: .due
    }
  }

  /// The word and the shape.
  /// - Parameter name: the instrument's, where the place does not say it.
  func tag(_ method: CourseMethod, of name: String? = nil) -> Tag {
    let word = method.words(self).name
    return Tag(name.map { "\($0): \(word)" } ?? word, tone, sign: sign)
  }
}

/// Why a course reads as it does, in numbers that two can look at together.
struct CourseWords {
  let instrument: Instrument
  let first: Int
  let latest: Int

  func because(_ reason: CourseReason) -> String {
    let numbers = "Fra \(instrument.written(first)) til \(instrument.written(latest))"
    let error = instrument.reliableChange.map { "målefeilen, som er under \(instrument.written($0.points)) poeng" }
    let noise = error ?? "målefeilen"
    let cut = instrument.clinicalCutOff.map { "grensen \(instrument.written($0.points))" } ?? "grensen"
    switch reason {
    case .betterAndBelow: return "\(numbers): en bedring større enn \(noise), og på den friske siden av \(cut)."
    case .better: return "\(numbers): en bedring større enn \(noise)."
    case .littleToGain: return "\(numbers): Det var lite å hente fra først av, og slik er det fortsatt."
    case .oneScore: return "Det er én måling i denne oppfølgingen. Den neste viser om det endrer seg."
    case .waiting(let expectation):
      let long = expectation.map { " Kommunen venter \($0.norwegian) før det er noe å snakke om." } ?? ""
      return "\(numbers): ingen endring større enn \(noise) ennå.\(long)"
    case .standingStill(let expectation):
      return "\(numbers): ingen bedring større enn \(noise) etter \(expectation.norwegian)."
    case .gainLost(let best):
      return "\(numbers). På det beste var tallet \(instrument.written(best)), og det er pålitelig dårligere enn det."
    case .worse: return "\(numbers): en forverring større enn \(noise)."
    }
  }

  /// Why nothing is said; nil where there is nothing to explain.
  static func silent(_ why: NoCourse, _ instrument: Instrument) -> String? {
    switch why {
    case .noReliableChange:
      "Vi har ingen kilde for hvor stor en endring i \(instrument.name) må være for å telle, så forløpet får ikke noe tegn."
    case .incomplete: "Den siste utfyllingen hadde for få svar til en sum, så forløpet får ikke noe tegn nå."
    case .notMeasured: nil
    }
  }
}

extension CourseExpectation {
  /// "minst 3 målinger over minst 6 uker".
  var norwegian: String { "minst \(measurements) målinger over minst \(weeks) uker" }
}
