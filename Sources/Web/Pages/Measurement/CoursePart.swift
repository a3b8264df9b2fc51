internal import Casework
internal import CivilTime
internal import Desk
internal import Instruments

/// What one course may be a reason to talk about: a word, what it rests on, and questions. It leads to the pathway page and
/// changes nothing.
struct CoursePart: Sendable {
  let signal: Tag?
  let meaning: String?
  let because: String?
  let talkAbout: [String]
  let look: Button?
  /// Why there is no signal.
  let silent: String?

  init?(_ course: MeasurementCourse, _ work: MeasurementWork) {
    let instrument = course.instrument
    guard instrument.hasTotal, instrument.feedback == nil else { return nil }
    switch course.reading {
    case .none(let why):
      guard let words = CourseWords.silent(why, instrument) else { return nil }
      (signal, meaning, because, talkAbout, look, silent) = (nil, nil, nil, [], nil, words)
    case .signal(let signal, let reason):
      guard let first = course.began, let last = course.points.last else { return nil }
      let words = work.method.words(signal)
      self.signal = signal.tag(work.method)
      meaning = words.meaning
      because = CourseWords(instrument: instrument, first: first.total, latest: last.total).because(reason)
      talkAbout = words.talkAbout
      look =
        signal.asksToTalk || signal == .reached
        ? Button(
          "Se på forløpet sammen", kind: .quiet, small: true, to: work.address.pathway, about: instrument.name) : nil
      silent = nil
    }
  }
}

/// How the signals come about, said once on the page.
struct CourseMethodPart: Sendable {
  let name: String
  let about: String
  let limits: String
  /// The number that no source gives, and whose it is.
  let local: String
  let sources: [String]

  init(_ method: CourseMethod) {
    name = method.name
    about = method.about
    limits = method.limits
    local =
      method.expectation.map {
        "Lokalt tall (\(method.decidedBy)): Vi sier «\(method.words(.notOnTrack).name)» etter \($0.norwegian) uten pålitelig "
          + "bedring. Ingen kilde gir tallet."
      }
      ?? "Kommunen har ikke satt hvor lenge den venter på en bedring, så det sies aldri at noe har tatt for lang tid."
    sources = method.sources.map { $0.seen ? $0.citation : "\($0.citation). Ikke lest i original." }
  }
}
