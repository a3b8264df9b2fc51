internal import Access
public import Desk

extension Site {
  /// The reception's queue.
  public func declareReception(_ desk: CaseDesk) {
    get("/arbeid/mottak", may: .use(.reception), because: "Køen er for dem som tar imot henvendelser.") {
      request, staff in
      let after = request.query["etter"]
      let cursor = after.isEmpty ? nil : after
      let (page, figures) = try await desk.queue(after: cursor, for: staff)
      let erased = cursor == nil ? try await desk.erasedEnquiries(for: staff) : []
      return .page(ReceptionPage(page, figures, erased: erased, after: cursor, now: request.now))
    }
  }
}
