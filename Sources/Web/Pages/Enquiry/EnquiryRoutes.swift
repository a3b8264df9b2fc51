internal import Access
internal import Casework
public import Desk

extension Site {
  /// One enquiry, and every step that can be taken with it.
  public func declareEnquiry(_ desk: CaseDesk) {
    let steps = EnquirySteps(desk: desk)
    let journal = EnquiryJournal(steps: steps)
    let why = "De som tar imot henvendelser, svarer på dem."
    let address = "/arbeid/henvendelse/{id}"
    get(address, may: .use(.reception), because: why) { request, staff in
      .page(EnquiryPage(try await steps.view(request, staff), request.form))
    }
    post("\(address)/ta", may: .use(.reception), because: why) { try await steps.take($0, $1) }
    post("\(address)/tildel", may: .use(.reception), because: why) { try await steps.assign($0, $1) }
    post("\(address)/kontakt", may: .use(.reception), because: why) { try await steps.contact($0, $1) }
    post("\(address)/hast", may: .use(.reception), because: why) { try await steps.urgency($0, $1) }
    post("\(address)/fare", may: .use(.reception), because: why) { try await steps.danger($0, $1) }
    post("\(address)/avslutt", may: .use(.reception), because: why) { try await steps.close($0, $1) }
    post("\(address)/journal", may: .use(.writeRecord), because: "En journal åpnes av dem som skriver i den.") {
      try await journal.open($0, $1)
    }
    post("\(address)/knytt", may: .use(.writeRecord), because: "Journalen får et nytt innslag.") {
      try await journal.link($0, $1)
    }
    declareEnquiryRemoval(desk)
  }
}
