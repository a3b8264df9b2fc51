internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// What became of a form that was to be signed into a record.
enum SigningOutcome {
  /// It is in the record, from this press on the button or an earlier one.
  case signed
  /// Something must be mended first; the form says what, and holds everything that was typed.
  case refused(FormReading)
  /// A colleague has signed the same since the form was opened; here is theirs.
  case overtaken(Entry)
}

/// Where a form belongs, and how its problems are told.
struct SigningPlace {
  let record: RecordID
  let actor: StaffActor
  /// The draft that ends when the form is signed.
  var draft: String?
  /// The form's own names of fields that the desk calls something else.
  var fields: [String: String] = [:]
  /// Which other entries of the same kind are about the same thing; nil when all of them are.
  var isSame: (@Sendable (Event) -> Bool)?
}

extension CaseDesk {
  /// Signs what a form says. The first event is the one that a colleague may have been before us with.
  func sign(
    _ events: [Event], _ form: FormReading, on day: Day? = nil, at place: SigningPlace
  ) async throws -> SigningOutcome {
    guard form.isSound, let first = events.first else { return .refused(form) }
    var signing = Signing(first, day: day, seen: form.values[SigningForm.version].asCount, key: try form.key())
    signing.draft = place.draft.map {
      FinishedDraft(
        DraftKey(record: place.record, form: $0), seen: form.values[SigningForm.draft].asCount ?? 0,
        signer: place.actor.id
      )
    }
    for _ in 0..<4 {
      do throws(DeskError) {
        try await sign(events, signing, in: place.record, by: place.actor)
        return .signed
      } catch {
        switch error {
        case .alreadyDone: return .signed
        case .invalid(let problems): return .refused(form.refusing(problems, place.fields))
        case .stale(let latest):
          if let theirs = try await overtaking(latest, since: signing.seen ?? 0, place) {
            // One's own words, from a first press on the same button, are nobody else's.
            return theirs.author.staff == place.actor.id && theirs.event == first ? .signed : .overtaken(theirs)
          }
          signing.seen = latest.version
        default: throw error
        }
      }
    }
    throw DeskError.unavailable("Mange skriver i journalen samtidig. Teksten din er her. Prøv igjen.")
  }

  /// The entry that stands in the way: about the same thing, and later than what the form was opened on.
  private func overtaking(
    _ latest: Entry, since seen: Int, _ place: SigningPlace
  ) async throws(DeskError) -> Entry? {
    guard let isSame = place.isSame else { return latest }
    let filter = EntryFilter(types: [latest.event.type], limit: 100)
    let entries = try await timeline(place.record, filter, for: place.actor)
    return entries.first { $0.version > seen && isSame($0.event) }
  }
}

extension FormReading {
  /// The same form, now standing on a later version of the record.
  func building(on version: Int) -> FormReading {
    var fields = values.typed
    fields[SigningForm.version] = ["\(version)"]
    return FormReading(FormValues(typed: fields))
  }

  /// The same form with what the desk would not sign.
  fileprivate func refusing(_ problems: [FieldProblem], _ fields: [String: String]) -> FormReading {
    var form = self
    for problem in problems { form.refuse(fields[problem.field] ?? problem.field, problem.message) }
    return form
  }
}

/// The names that every form to be signed has.
enum SigningForm {
  /// The record's version when the form was opened.
  static let version = "versjon"
  /// The draft's version that the form holds.
  static let draft = "utkast"
  static let day = "dag"
}
