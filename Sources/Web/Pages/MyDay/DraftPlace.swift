internal import Casework
internal import Desk

/// What a draft is, and where one goes on with it.
struct DraftPlace {
  let title: String
  let address: String
  /// Who it is about when the record is not a person's.
  let whoElse: String

  init(_ draft: Draft) {
    let record = draft.key.record
    // A form may add what it is about after the page's name, as one questionnaire among several does.
    let page = draft.key.form.prefix { $0.isLetter }
    whoElse = page == EnquiryTaking.draftForm ? "Ny henvendelse" : "Uten navn"
    switch page {
    case "kontakt": (title, address) = ("Kontakt", PersonAddress.newContact(record))
    case "forløp":
      (title, address) = ("Vurdering av forløp", "\(PersonAddress.page("forløp", record))/vurdering")
    case EnquiryTaking.draftForm[...]:
      (title, address) = ("Henvendelse", "\(EnquiryTaking.address)?utkast=\(record.text.inQuery)")
    default:
      // Some forms are named as content names the page, some as the address does.
      let name = PersonAddress.pages.first { $0.key == page || $0.value == "/\(page)" }?.key ?? "oversikt"
      (title, address) = (name.withLargeFirst, PersonAddress.page(name, record))
    }
  }
}
