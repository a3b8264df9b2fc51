/// What one page shows: a plain value, and the template that turns it into HTML.
///
/// Every stored property is a slot in the template under its own name. A computed property is not.
public protocol Page: Sendable {
  /// The template's file name without ".mustache".
  static var template: String { get }
  /// The page's own name, for the heading of the window. It must be stored, so that the template has it too.
  var title: String { get }
  /// Which entry of the menu one is in.
  var place: Place? { get }
  /// Where the key `k` leads: the crisis view of the person the page is about.
  var crisisAddress: String? { get }
}

extension Page {
  public var place: Place? { nil }
  public var crisisAddress: String? { nil }
}

/// A part that pages are put together of.
public protocol Component: Slotted {
  /// The template's file name without ".mustache".
  static var template: String { get }
}

/// The entries of the staff menu.
public enum Place: String, Sendable, CaseIterable {
  case myDay, reception, caseload, board, leadership
}
