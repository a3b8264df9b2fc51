/// One's own log-ins.
struct MyLogInsPage: Page {
  static let template = "my-log-ins"

  let title = "Mine innlogginger"
  let logIns: LogInList
}
