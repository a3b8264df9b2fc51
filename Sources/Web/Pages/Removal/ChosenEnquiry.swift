internal import Access
internal import Casework
internal import Desk

/// The enquiry that an address names, with what hangs together with it.
struct ChosenEnquiry: Sendable {
  static let whither = "hvor"
  static let person = "person"
  static let queue = "ko"
  static let moved = "Henvendelsen er flyttet til rett person."
  static let danger = "Noen kan være i fare. Skriv først på henvendelsen hva som ble gjort, så kan den slettes."

  let reach: EnquiryReach
  let subject: RemovalSubject

  init(_ request: PageRequest, _ page: String, _ desk: CaseDesk, _ actor: StaffActor) async throws {
    reach = try await desk.enquiryReach(of: RecordID(try request.id("id")), page: page, for: actor)
    subject = RemovalSubject(reach, desk)
  }

  var trace: EnquiryTrace? { reach.trace }
  var isErased: Bool { reach.state.erased != nil }

  /// To the enquiry, which says when and by whom: also for a form that is sent once more.
  var erased: Reply { .redirect(to: EnquiryAddress.page(reach.id), saying: "Henvendelsen er slettet.") }

  /// The same for one that stands in no record, or has just been moved out of it.
  var unlinked: Reply {
    .redirect(
      to: EnquiryAddress.page(reach.id), saying: "Henvendelsen står ikke i noen journal som den kan flyttes fra.")
  }

  func removalPage(_ form: FormReading) -> RemovalPage {
    var notes: [Alert] = []
    if reach.state.dangerIsOpen { notes.append(Alert(.danger, Self.danger)) }
    if trace != nil {
      notes.append(
        Alert(.info, "Henvendelsen er gjentatt i en journal. Ordene blir borte der også, men ikke at noen tok kontakt.")
      )
    }
    let advice =
      "Sletting kan ikke gjøres om. Navnet, telefonen, ordene, notatene og alt annet som er skrevet om henvendelsen, blir "
      + "borte. At den kom, hvem som skrev og når, og vedtaket, blir stående."
    return RemovalPage(subject, notes: notes, advice: advice, form)
  }

  /// What is gone once it is decided.
  var consequence: String {
    "Alt som er skrevet om henvendelsen, blir borte for alltid, også i køen"
      + (trace == nil ? "" : " og i journalen den er knyttet til, med utkast der som ikke er signert")
      + ". Den kan ikke besvares etterpå."
  }

  func movingPage(_ form: FormReading) -> MovingPage {
    let whither = Choices(
      Self.whither, "Hvor hører den til?",
      [
        .init(Self.person, "Hos en annen person som har journal"),
        .init(Self.queue, "I køen", hint: "Når rett person ikke har journal ennå, eller dere ikke vet hvem det er."),
      ], in: form)
    return MovingPage(
      subject, to: EnquiryAddress.moving(reach.id), advice: trace.map(leaving) ?? [], whither: whither, form)
  }

  /// What goes from the wrong record, and what stays there.
  func leaving(_ trace: EnquiryTrace) -> [String] {
    let name = reach.person?.displayName ?? ""
    var words = [
      "Hos \(name) blir det bare stående at noe er tatt bort. Utkast der som ikke er signert, blir også borte."
    ]
    if !trace.tasks.isEmpty {
      words.append("Oppgaven som henvendelsen ga, følger med. Køen får det som er skrevet om hva som ble gjort.")
    }
    if !trace.opening.isEmpty {
      words.append(
        "Journalen ble åpnet for denne henvendelsen, og det er ikke ført noe annet i den. Derfor blir navnet borte også, og "
          + "journalen står tom.")
    } else if trace.opensRecord {
      words.append(
        "Journalen ble åpnet for denne henvendelsen, men noe annet er ført i den siden. Derfor blir navnet, det som er ført, "
          + "og oppfølgingen stående. Flytt hvert innslag som også gjelder en annen.")
    } else if trace.link.event.linkedEnquiry?.opensEpisode == true {
      words.append(
        trace.others == 0
          ? "Oppfølgingen som begynte med henvendelsen, faller bort."
          : "Noe annet er ført siden. Derfor blir oppfølgingen stående til dere avslutter den.")
    }
    return words
  }
}
