internal import Casework

/// What blocks are called.
enum SteeringWords {
  static func against(_ against: RecordBlock.Against) -> String {
    switch against {
    case .staff(_, let name): name
    case .unit(_, let name): "alle i \(name)"
    case .everybody: "alle"
    }
  }
}
