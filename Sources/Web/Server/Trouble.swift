public import Desk

/// What can go wrong on the way to a page, as the one who asked should be told it.
public enum Trouble: Error, Sendable {
  /// There is nothing at this address, or nothing with this id.
  case notFound(_ what: String = "siden")
  /// They may not; the text says why and who can help.
  case forbidden(_ why: String)
  /// The record is closed to them, and a reason may open it.
  case closed(ClosedRecord)
  /// The form does not come from one of our pages, or from another log-in.
  case foreignForm(FormValues)
  /// Somebody else wrote in the meantime; the page shows both texts.
  case stale(any Page)
  /// More was sent than there is room for.
  case tooLarge
  /// The form could not be read.
  case unreadable(_ why: String)
  /// The form has faults that its own page did not show.
  case unsound(FormReading)
  /// Something that we depend on does not answer; what was typed is kept.
  case unavailable(_ why: String)
  /// More people ask than the server can answer well; what was typed is kept.
  case busy(kept: FormValues)
  /// The same sender asks more often than anybody can work.
  case tooOften(seconds: Int, kept: FormValues)
  /// The browser believes that it talks to somebody else.
  case otherHost
  /// What was sent is not a form as our pages send them.
  case notAForm
}
