/// What somebody knows their own browser and machine as: "Firefox på Windows". No more is kept of what the browser says.
enum BrowserName {
  static func of(_ agent: String?) -> String {
    guard let agent, !agent.isEmpty else { return "ukjent nettleser" }
    let browser = browsers.first { agent.contains($0.mark) }?.name ?? "ukjent nettleser"
    guard let machine = machines.first(where: { agent.contains($0.mark) })?.name else { return browser }
    return "\(browser) på \(machine)"
  }

  /// Those that call themselves by others' names too come first.
  private static let browsers = [
    (mark: "Edg", name: "Edge"), (mark: "OPR/", name: "Opera"), (mark: "SamsungBrowser", name: "Samsung Internet"),
    (mark: "Firefox", name: "Firefox"), (mark: "FxiOS", name: "Firefox"), (mark: "Chrome", name: "Chrome"),
    (mark: "CriOS", name: "Chrome"), (mark: "Safari", name: "Safari"),
  ]

  private static let machines = [
    (mark: "iPhone", name: "iPhone"), (mark: "iPad", name: "iPad"), (mark: "Android", name: "Android"),
    (mark: "Windows", name: "Windows"), (mark: "Macintosh", name: "Mac"), (mark: "CrOS", name: "Chromebook"),
    (mark: "Linux", name: "Linux"),
  ]
}
