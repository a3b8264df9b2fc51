internal import Casework
internal import CivilTime

extension FormReading {
  /// Reads ``PersonFields``. What is already known is never found wrong: only what somebody types now is checked.
  ///
  /// - Parameters:
  ///   - today: the day it is read; nobody is born after it.
  ///   - isDemonstration: whether all persons are made up, so that a real number has no place.
  mutating func person(
    knownBefore known: PersonDetails = PersonDetails(), today: Day, isDemonstration: Bool
  ) -> PersonDetails {
    var person = known
    person.givenName = text("fornavn", max: 100) ?? ""
    person.familyName = text("etternavn", max: 100) ?? ""
    person.unknownAs = text("kalles", max: 100)
    // Two digits for the year are read as the hundred years that adults are born in.
    person.birthDate = day("fodt", twoDigitYearsFrom: today.year - 100)
    person.nationalID = nationalID("fnr", known: known.nationalID, today, isDemonstration)
    person.phone = phone("telefon", known: known.phone, isDemonstration) ?? ""
    person.safeToCall = yesOrNo("trygt")
    person.contactNote = text("kontakt", max: 500) ?? ""
    person.language = text("sprak", max: 60) ?? ""
    person.needsInterpreter = yesOrNo("tolk")
    let protection = choice("skjermet", of: ["nei", "ja", "strengt"])
    person.protectedAddress = protection == "ja" || protection == "strengt"
    person.strictlyProtected = protection.map { $0 == "strengt" } ?? person.strictlyProtected
    if values.has("adresse") { person.address = text("adresse", max: 300) ?? "" }
    if values.has("fastlege") { person.generalPractitioner = text("fastlege", max: 200) ?? "" }
    return person
  }

  private mutating func yesOrNo(_ name: String) -> Bool? {
    switch choice(name, of: ["ja", "nei", "ikke-spurt"]) {
    case "ja": true
    case "nei": false
    default: nil
    }
  }

  private mutating func nationalID(_ name: String, known: String?, _ today: Day, _ isDemonstration: Bool) -> String? {
    guard let typed = text(name, max: 200) else { return nil }
    if let known, typed == known.nationalIDShown { return known }
    do {
      let identifier = try NationalIdentifier(typed, on: today)
      if isDemonstration, !identifier.isSynthetic {
        refuse(
          name,
          "Dette kan være nummeret til et virkelig menneske. Demoen tar bare imot syntetiske nummer, der 80 er lagt til måneden."
        )
        return nil
      }
      return identifier.digits
    } catch {
      refuse(name, error.message)
      return nil
    }
  }

  /// A telephone number as people read it aloud.
  mutating func phone(_ name: String, known: String = "", _ isDemonstration: Bool) -> String? {
    guard let typed = text(name, max: 60) else { return nil }
    if typed == known { return known }
    do {
      return try PhoneNumber(typed).formatted
    } catch {
      if isDemonstration, typed.isMadeUpPhone { return typed }
      refuse(name, error.message)
      return nil
    }
  }
}

extension String {
  /// The demonstration's numbers begin with 0000 and ring nowhere.
  fileprivate var isMadeUpPhone: Bool {
    let digits = filter { !$0.isWhitespace }
    return digits.count == 8 && digits.hasPrefix("0000") && digits.allSatisfy(\.isASCIIDigit)
  }

  /// A national id in two groups.
  var nationalIDShown: String {
    count == 11 ? "\(prefix(6)) \(suffix(5))" : self
  }
}

extension Character {
  fileprivate var isASCIIDigit: Bool { isASCII && isNumber }
}

extension PersonDetails {
  /// What the fields of ``PersonFields`` show.
  var typed: [String: [String]] {
    let texts = [
      "fornavn": givenName, "etternavn": familyName, "kalles": unknownAs ?? "", "fodt": birthDate?.numeric ?? "",
      "fnr": nationalID?.nationalIDShown ?? "", "telefon": phone, "trygt": safeToCall.asAnswer,
      "kontakt": contactNote, "sprak": language, "tolk": needsInterpreter.asAnswer,
      "skjermet": protection.asAnswer, "adresse": address, "fastlege": generalPractitioner,
    ]
    return texts.filter { !$0.value.isEmpty }.mapValues { [$0] }
  }
}

extension AddressProtection {
  fileprivate var asAnswer: String {
    switch self {
    case .open: ""
    case .confidential: "ja"
    case .strictlyConfidential: "strengt"
    }
  }
}

extension Bool? {
  fileprivate var asAnswer: String { map { $0 ? "ja" : "nei" } ?? "ikke-spurt" }
}
