public import Casework
public import CivilTime

/// Which form a draft belongs to. A draft is shared by those who may write in the record, so that a colleague can go on.
public struct DraftKey: Hashable, Sendable {
  public let record: RecordID
  public let form: String

  public init(record: RecordID, form: String) { (self.record, self.form) = (record, form) }
}

/// A draft that a signing turns into an entry: the text the form held, and nothing that a colleague has saved since.
public struct FinishedDraft: Hashable, Sendable {
  public let key: DraftKey
  /// The draft's version that the form held; 0 for none.
  public let seen: Int
  /// Who signs. Their own later save, sent by the form while it was being signed, is the same text.
  public let signer: StaffID

  public init(_ key: DraftKey, seen: Int, signer: StaffID) { (self.key, self.seen, self.signer) = (key, seen, signer) }
}

/// What has been typed and not signed.
public struct Draft: Hashable, Sendable {
  public let key: DraftKey
  public var fields: [String: [String]]
  /// Counts every save; a save that saw another number is shown both texts.
  public var version: Int
  public var savedAt: Moment
  public var staff: StaffID
  public var staffName: String

  public init(
    key: DraftKey, fields: [String: [String]], version: Int, savedAt: Moment, staff: StaffID, staffName: String
  ) {
    (self.key, self.fields, self.version) = (key, fields, version)
    (self.savedAt, self.staff, self.staffName) = (savedAt, staff, staffName)
  }
}

/// Where drafts are kept while somebody types.
public protocol DraftStore: Sendable {
  func draft(_ key: DraftKey) async throws(StoreFailure) -> Draft?
  /// Saves when the stored version is `draft.version - 1` (0 for none); conflict otherwise.
  func save(_ draft: Draft) async throws(StoreFailure)
  func discard(_ key: DraftKey) async throws(StoreFailure)
  func drafts(of staff: StaffID, limit: Int) async throws(StoreFailure) -> [Draft]
}
