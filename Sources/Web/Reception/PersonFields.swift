/// The fields that say who a person is and how to reach them. None of them has to be filled in.
struct PersonFields: Component {
  static let template = "person-fields"

  let givenName: Field
  let familyName: Field
  let unknownAs: Field
  let born: DateField
  let phone: Field
  let nationalID: Field
  let safeToCall: Choices
  let contactNote: Field
  let language: Field
  let interpreter: Choices
  let protected: Choices
  /// Address and general practitioner: for the record's own page.
  let address: Field?
  let practitioner: Field?
  /// What is found about the person while one types.
  let matches: PersonMatches?

  /// - Parameters:
  ///   - inRecord: whether there is a record, and therefore room for more than a call needs.
  init(in form: FormReading, inRecord: Bool, matches: PersonMatches? = nil) {
    givenName = Field("fornavn", "Fornavn", in: form)
    familyName = Field("etternavn", "Etternavn", in: form)
    unknownAs = Field(
      "kalles", "Hvis vi ikke vet hvem det er", hint: "For eksempel: Ukjent kvinne, ca. 30 år", in: form)
    born = DateField("fodt", "Fødselsdato", hint: "For eksempel 24.11.1988", in: form)
    phone = Field("telefon", "Telefon", width: .half, kind: .tel, in: form)
    nationalID = Field(
      "fnr", "Fødselsnummer", hint: "Eller D-nummer, H-nummer eller felles hjelpenummer", width: .half, kind: .numeric,
      in: form)
    safeToCall = Choices("trygt", "Er det trygt å ringe tilbake?", Self.threeAnswers, inline: true, in: form)
    contactNote = Field(
      "kontakt", "Når og hvordan kan vi ta kontakt?", hint: "For eksempel: etter kl. 16, ikke legg igjen beskjed",
      in: form)
    language = Field("sprak", "Språk", width: .half, in: form)
    interpreter = Choices("tolk", "Trengs det tolk?", Self.threeAnswers, inline: true, in: form)
    protected = Choices(
      "skjermet", "Adressesperre",
      [
        .init("nei", "Nei"), .init("ja", "Fortrolig adresse (kode 7)"),
        .init("strengt", "Strengt fortrolig adresse (kode 6)"),
      ], in: form)
    address = inRecord ? Field("adresse", "Adresse", in: form) : nil
    practitioner = inRecord ? Field("fastlege", "Fastlege", in: form) : nil
    self.matches = matches
  }

  private static let threeAnswers: [Choices.Option] = [
    .init("ja", "Ja"), .init("nei", "Nei"), .init("ikke-spurt", "Ikke spurt"),
  ]
}
