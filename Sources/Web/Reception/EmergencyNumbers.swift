internal import Casework

/// Who to call when somebody is in danger, the most urgent first.
struct EmergencyNumbers: Component {
  static let template = "emergency-numbers"

  struct Line: Sendable {
    let phone: String
    let name: String
    let address: String
    let about: String
  }

  let lines: [Line]

  init(_ numbers: [EmergencyNumber]) {
    lines = numbers.map { number in
      Line(
        phone: number.phone, name: number.name, address: "tel:\(number.phone.filter { $0.isNumber || $0 == "+" })",
        about: [number.hours, number.purpose].filter { !$0.isEmpty }.joined(separator: ". "))
    }
  }
}
