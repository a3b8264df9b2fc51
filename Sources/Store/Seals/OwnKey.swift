internal import Desk
internal import Foundation
internal import Seals

/// The municipality's own key: it seals what stands in lists and drafts, and marks the chains.
struct OwnKey: Sendable {
  let marks: Marks
  private let data: DataKey
  private let municipality: String

  init(_ data: DataKey, _ municipality: String) {
    (self.data, marks, self.municipality) = (data, Marks(data), municipality)
  }

  /// Some texts of one row, sealed together.
  /// - Parameter key: the row's key in its table, after the municipality.
  func seal(_ texts: [String], in table: String, _ key: [String]) throws(StoreFailure) -> SQLValue {
    do throws(SealFault) {
      return .blob(try data.seal(Fields.bytes(texts), at: place(table, key)))
    } catch {
      throw SealFailure.unsealable
    }
  }

  func open(_ sealed: [UInt8]?, in table: String, _ key: [String], count: Int) throws(StoreFailure) -> [String] {
    do throws(SealFault) {
      guard let sealed, let texts = Fields.texts(try data.open(sealed, at: place(table, key))), texts.count == count
      else { throw .broken }
      return texts
    } catch {
      throw SealFailure.broken("en rad i \(table)")
    }
  }

  private func place(_ table: String, _ key: [String]) -> SealedPlace {
    SealedPlace("row/1", [municipality, table] + key)
  }
}
