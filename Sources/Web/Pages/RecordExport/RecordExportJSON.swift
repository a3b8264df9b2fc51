internal import Casework
internal import CivilTime
internal import Desk
internal import Foundation

/// A whole record for machines. The events are written as the journal has them, each with its permanent type and the
/// version of its shape.
struct RecordExportJSON: Encodable {
  private struct Line: Encodable {
    let id: String
    let version: Int
    let day: String
    let writtenAt: String
    let author: Author
    let authority: String
    let edition: String
    let event: Event
  }

  private struct Look: Encodable {
    let at: String
    let staff, name, role, unit, what, basis: String
  }

  private struct Withheld: Encodable {
    let day, code, reason: String
  }

  private let schema = RecordExport.schema
  private let record: String
  private let made: String
  private let madeBy: Author
  /// Who it is for: "person" has not got what is withheld.
  private let recipient: String
  private let withheld: [Withheld]
  private let entries: [Line]
  private let reads: [Look]

  init(_ export: RecordExport, _ knowledge: Knowledge) {
    recipient = export.recipient == .person ? "person" : "authority"
    withheld = export.withheld.map {
      Withheld(day: $0.day.iso, code: $0.code, reason: knowledge.legalReason($0.code))
    }
    (record, made, madeBy) = (export.record.text, export.made.iso8601, export.madeBy)
    entries = export.entries.map { entry in
      Line(
        id: entry.id.text, version: entry.version, day: entry.day.iso, writtenAt: entry.writtenAt.iso8601,
        author: entry.author, authority: entry.authority, edition: entry.edition, event: entry.event)
    }
    reads = export.reads.map { read in
      Look(
        at: read.at.iso8601, staff: read.staff.text, name: read.name, role: read.role, unit: read.unit.text,
        what: AccessLineWords.did(read), basis: read.basis)
    }
  }

  var text: String {
    get throws {
      let encoder = JSONEncoder()
      encoder.outputFormatting = [.prettyPrinted, .sortedKeys, .withoutEscapingSlashes]
      return String(decoding: try encoder.encode(self), as: UTF8.self)
    }
  }
}
