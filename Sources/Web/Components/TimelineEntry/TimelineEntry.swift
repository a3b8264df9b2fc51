/// One thing that happened, with who wrote it. A corrected one stays, and says so.
public struct TimelineEntry: Component {
  public static let template = "timeline-entry"

  let id: String
  /// When it happened, in words; and as a machine reads it ("2026-11-24").
  let when: String
  let iso: String
  let kind: String
  let title: String
  let text: String?
  let by: String
  let tags: [Tag]
  /// What the correction says, when this has been corrected.
  let correction: String?
  let address: String?

  public init(
    id: String, when: String, iso: String, kind: String, _ title: String, text: String? = nil, by: String,
    tags: [Tag] = [], correction: String? = nil, to address: String? = nil
  ) {
    self.id = id
    self.when = when
    self.iso = iso
    self.kind = kind
    self.title = title
    self.text = text
    self.by = by
    self.tags = tags
    self.correction = correction
    self.address = address
  }
}
