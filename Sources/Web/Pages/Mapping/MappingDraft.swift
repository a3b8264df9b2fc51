internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// What has been typed in a mapping and not signed, shared by all who may write in the record.
struct MappingDraft: Sendable {
  /// The name of the draft in the record.
  static let form = "kartlegging"

  private(set) var fields: [String: [String]]
  /// 0 when nothing has been kept.
  let version: Int
  let last: Writer?

  /// Who wrote in a part of it, and when.
  struct Writer: Sendable, Equatable {
    let name: String
    let at: Moment
    /// Counts the times the part was written.
    let revision: Int
  }

  init(_ draft: Draft?) {
    fields = draft?.fields ?? [:]
    version = draft?.version ?? 0
    last = draft.map { Writer(name: $0.staffName, at: $0.savedAt, revision: $0.version) }
  }

  var isEmpty: Bool { !fields.contains { !$0.key.hasPrefix(Self.mark) } }

  /// Everything typed, as a form.
  var form: FormReading { FormReading(FormValues(typed: fields)) }

  /// Who wrote last in this part; nil when nobody has.
  func writer(_ section: MappingSection) -> Writer? {
    guard let mark = fields[Self.mark + section.id], mark.count == 3, let at = Int64(mark[1]) else { return nil }
    return Writer(name: mark[2], at: Moment(milliseconds: at), revision: String(mark[0]).asCount ?? 0)
  }

  func revision(_ section: MappingSection) -> Int { writer(section)?.revision ?? 0 }

  /// The named fields that hold something.
  func values(_ names: [String]) -> [String: [String]] { fields.filter { names.contains($0.key) } }

  /// Replaces the named fields by what was typed.
  mutating func write(
    _ typed: [String: [String]], _ names: [String], in section: MappingSection, by who: String, at: Moment
  ) {
    for name in names { fields[name] = nil }
    fields.merge(typed) { _, new in new }
    fields[Self.mark + section.id] = [String(revision(section) + 1), String(at.milliseconds), who]
  }

  private static let mark = "skrevet-"
}

/// What became of a part that was to be kept.
enum MappingKept {
  case kept(MappingDraft)
  /// A colleague wrote in the same part; nothing of it was replaced.
  case other(MappingDraft)
}

extension CaseDesk {
  func mappingDraft(_ record: RecordID, for actor: StaffActor) async throws(DeskError) -> MappingDraft {
    MappingDraft(try await draft(DraftKey(record: record, form: MappingDraft.form), for: actor))
  }

  /// Keeps one part of the mapping. Other parts may change meanwhile; the same part may not.
  ///
  /// - Parameters:
  ///   - fields: the fields that the form holds, all others are left as they are.
  ///   - seen: the part's revision when the form was shown.
  func keepMapping(
    _ section: MappingSection, _ fields: [String], of form: FormReading, seen: Int, in record: RecordID,
    by actor: StaffActor
  ) async throws(DeskError) -> MappingKept {
    let key = DraftKey(record: record, form: MappingDraft.form)
    var typed: [String: [String]] = [:]
    for name in fields {
      let texts = form.values.all(name).filter { !$0.withoutSpaceAround.isEmpty }
      if !texts.isEmpty { typed[name] = texts }
    }
    for _ in 0..<8 {
      var draft = try await mappingDraft(record, for: actor)
      if draft.values(fields) == typed { return .kept(draft) }
      // A part without revision was signed meanwhile; what is typed begins the next draft.
      let revision = draft.revision(section)
      if revision != 0, revision != seen { return .other(draft) }
      draft.write(typed, fields, in: section, by: actor.name, at: moment)
      if case .kept(let kept) = try await keep(draft.fields, key, seen: draft.version, by: actor) {
        return .kept(MappingDraft(kept))
      }
    }
    throw .unavailable("Mange skriver i kartleggingen samtidig. Teksten din er her. Prøv igjen.")
  }
}
