internal import Access
internal import Casework
public import Desk

extension Site {
  /// The leaders' review of looks and of self-authorised access.
  public func declareAccessReview(_ desk: CaseDesk) {
    let because = "Den som leder, skal følge med på at oppslag har en grunn."
    get(AccessReviewPage.address, may: .use(.reviewAccess), because: because) { request, actor in
      let review = try await desk.accessReview(for: actor)
      return .page(AccessReviewPage(review, FormReading(), of: "", actor: actor, today: request.today))
    }
    post(AccessReviewPage.address, may: .use(.reviewAccess), because: because) { request, actor in
      let look = request.form.values["oppslag"]
      return try await Self.conclude(request, desk, actor, sent: look) { (verdict, note, key) throws(DeskError) in
        try await desk.review(look: look, verdict, note: note, by: actor)
      }
    }
    let opening = "/arbeid/person/{id}/apning/{apning}/gjennomgang"
    post(opening, may: .use(.reviewAccess), because: because) { request, actor in
      let record = RecordID(try request.id("id"))
      let grant = ItemID(try request.id("apning"))
      return try await Self.conclude(request, desk, actor, sent: request.path) {
        (verdict, note, key) throws(DeskError) in
        try await desk.review(opening: grant, in: record, verdict, note: note, by: actor, key: key)
      }
    }
  }

  private static func conclude(
    _ request: PageRequest, _ desk: CaseDesk, _ actor: StaffActor, sent: String,
    _ review: (ReviewVerdict, String, String) async throws(DeskError) -> Void
  ) async throws -> Reply {
    var form = request.form
    // The two buttons are the answer; a form without one is not from the page.
    let verdict = ReviewVerdict(rawValue: form.values["svar"])
    if verdict == nil { form.refuse(nil, "Velg om oppslaget hadde grunn, eller må følges opp.") }
    let note = form.text("notat", max: 1_000) ?? ""
    if verdict == .questioned, note.isEmpty { form.refuse(nil, "Skriv hva som ikke er klart, og hva dere gjør.") }
    guard form.isSound, let verdict else {
      let page = try await desk.accessReview(for: actor)
      return .again(AccessReviewPage(page, form, of: sent, actor: actor, today: request.today))
    }
    let key = try form.key()
    try await onlyOnce { () throws(DeskError) in try await review(verdict, note, key) }
    return .redirect(to: AccessReviewPage.address, saying: "Gjennomgangen er skrevet.")
  }
}
