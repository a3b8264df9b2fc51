internal import Access
internal import Casework
internal import CivilTime
internal import Desk

/// Takes an enquiry into a record: a new one, or one that is here already.
struct EnquiryJournal: Sendable {
  let steps: EnquirySteps
  private var desk: CaseDesk { steps.desk }

  func open(_ request: PageRequest, _ staff: StaffActor) async throws -> Reply {
    let view = try await steps.view(request, staff)
    guard let key = try keyUnlessKept(request, view) else { return .again(EnquiryPage(view, request.form)) }
    if let record = view.state.record { return alreadyLinked(record) }
    guard view.state.closed == nil else { return closed(view) }
    var record: RecordID
    do {
      record = try await desk.openRecord(from: view.id, by: staff, key: key)
    } catch .alreadyDone(let earlier) {
      record = earlier
    }
    return arrived(record, view, "Journalen er åpnet.")
  }

  func link(_ request: PageRequest, _ staff: StaffActor) async throws -> Reply {
    let view = try await steps.view(request, staff)
    guard let key = try keyUnlessKept(request, view) else { return .again(EnquiryPage(view, request.form)) }
    if let record = view.state.record { return alreadyLinked(record) }
    guard view.state.closed == nil else { return closed(view) }
    var record = RecordID(request.form.values["journal"])
    do {
      try await desk.link(view.id, to: record, by: staff, key: key)
    } catch .alreadyDone(let earlier) {
      record = earlier
    }
    return arrived(record, view, "Henvendelsen er knyttet til journalen, og den ansvarlige har fått beskjed.")
  }

  /// Nil for a form that was kept while somebody logged in again: it is shown, never carried out.
  private func keyUnlessKept(_ request: PageRequest, _ view: EnquiryView) throws -> String? {
    request.form.isRestored ? nil : try request.form.key()
  }

  private func alreadyLinked(_ record: RecordID) -> Reply {
    .redirect(to: "/arbeid/person/\(record)", saying: "Henvendelsen hører til denne journalen.")
  }

  private func closed(_ view: EnquiryView) -> Reply {
    .redirect(to: view.address, saying: "Henvendelsen ble avsluttet i mellomtiden.")
  }

  /// While danger has no answer in words, the enquiry is where one must go.
  private func arrived(_ record: RecordID, _ view: EnquiryView, _ done: String) -> Reply {
    view.state.dangerIsOpen
      ? .redirect(to: view.address, saying: "\(done) Skriv hva som ble gjort om faren.")
      : .redirect(to: "/arbeid/person/\(record)", saying: done)
  }
}
