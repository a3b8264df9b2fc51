extension Button: Exhibited {
  public static let exhibit = Exhibit(
    "Knapp", "Sender skjemaet eller leder videre. Teksten sier hva som skjer.",
    parameters: [
      "text": "det som skjer, for eksempel «Signer og lagre»", "kind": "main, quiet eller danger",
      "small": "for rader og lister", "to": "adresse; uten den sender knappen skjemaet",
      "name, value": "det skjemaet får når denne knappen brukes", "key": "hurtigtast",
      "about": "hva knappen gjelder, når flere knapper har samme tekst",
    ],
    examples: [
      "Det viktigste": Button("Signer og lagre"), "Noe annet": Button("Lagre utkast", kind: .quiet),
      "Kan ikke angres": Button("Avslutt forløpet", kind: .danger),
      "Lenke med hurtigtast": Button("Ny henvendelse", to: "#ny", key: "n"),
      "I en rad": Button("Ta", kind: .quiet, small: true, about: "Per Eksempel"),
    ])
}
