internal import Access
internal import Casework
public import Desk

extension Site {
  /// Opening a record with a stated reason, and seeing that somebody did.
  public func declareOpening(_ desk: CaseDesk) {
    let address = "/arbeid/person/{id}/apne"
    let because = "Ingen skal mangle hjelp fordi den som er på jobb, ikke kjenner personen. Grunnen gjennomgås etterpå."
    get(address, may: .use(.openRecord), because: because) { request, actor in
      let record = RecordID(try request.id("id"))
      let page = request.query["side"]
      guard let closed = try await desk.door(to: record, page: page, for: actor) else {
        return .redirect(to: PersonAddress.page(page, record))
      }
      return .page(ClosedRecordPage(closed))
    }
    post(address, may: .use(.openRecord), because: because) { request, actor in
      let record = RecordID(try request.id("id"))
      var form = request.form
      let page = form.values["side"]
      guard let closed = try await desk.door(to: record, page: page, for: actor) else {
        return .redirect(to: PersonAddress.page(page, record))
      }
      let code = form.choice(
        "arsak", of: closed.closure.reasons.map(\.rawValue), required: "Velg hvorfor du åpner journalen.")
      let words = form.text("ord", max: 1_000) ?? ""
      let reason = code.flatMap(OpeningReason.init(rawValue:))
      if let reason, reason.needsWords, words.isEmpty { form.refuse("ord", "Skriv kort hva du skal gjøre.") }
      guard form.isSound, let reason else { return .again(ClosedRecordPage(closed, form)) }
      let key = try form.key()
      try await onlyOnce { () throws(DeskError) in
        try await desk.open(record, Opening(reason, words: words), by: actor, key: key)
      }
      return .redirect(to: PersonAddress.page(page, record), saying: "Journalen er åpen for deg. Oppslaget logges.")
    }
    post(
      "/arbeid/person/{id}/apning/{apning}/sett", may: .use(.ownDay),
      because: "Den som er ansvarlig, får vite at noen andre har åpnet journalen."
    ) { request, actor in
      let record = RecordID(try request.id("id"))
      let grant = ItemID(try request.id("apning"))
      let key = try request.form.key()
      try await onlyOnce { () throws(DeskError) in
        try await desk.see(grant, in: record, by: actor, key: key)
      }
      return .redirect(to: MyDayWords.address, saying: "Beskjeden er lest.")
    }
  }
}
