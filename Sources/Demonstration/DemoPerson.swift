internal import Casework
internal import CivilTime
internal import Content

extension PersonDetails {
  /// An invented person; the national id is from the synthetic series and says nothing about the birth date to anybody.
  init(number: Int, tale: DemoTales.EnquiryTale, tales: DemoTales, today: Day, _ dice: inout Dice) {
    let isWoman = tale.gender.map { $0 == "kvinne" } ?? dice.chance(52)
    let given = dice.one(of: isWoman ? tales.womensNames : tales.mensNames, else: "Kim")
    let family = dice.one(of: tales.familyNames, else: "Prøve")
    let age = dice.number(max(18, tale.ages.lowerBound)...max(19, tale.ages.upperBound))
    let birth = today.adding(days: -age * 365 - dice.number(0...364))
    self.init(givenName: given, familyName: family, birthDate: dice.chance(95) ? birth : nil)
    if dice.chance(70) { nationalID = NationalIdentifier.synthetic(day: birth, serial: number % 380)?.digits }
    phone = "0000" + String(1_000 + number % 9_000)
    if dice.chance(80) { safeToCall = dice.chance(85) }
    contactNote = safeToCall == false ? "Ikke legg igjen beskjed. Send melding først." : ""
    language =
      dice.chance(88) ? "norsk" : dice.one(of: ["engelsk", "arabisk", "polsk", "ukrainsk", "somali"], else: "")
    if dice.chance(90) { needsInterpreter = language != "norsk" && dice.chance(60) }
    generalPractitioner = dice.one(
      of: ["Bryggen legesenter", "Fjordgata legekontor", "Lindvik legesenter", "ikke avklart"], else: "")
    protectedAddress = dice.chance(1)
    strictlyProtected = protectedAddress ? number.isMultiple(of: 2) : nil
    address = protectedAddress ? "" : "\(dice.one(of: DemoPlaces.streets, else: "Strandveien")) \(dice.number(1...90))"
  }
}

enum DemoPlaces {
  static let streets = [
    "Bryggegata", "Rådhusbakken", "Nordre vei", "Lindalleen", "Havneveien", "Skolebakken", "Moloveien",
  ]
}
