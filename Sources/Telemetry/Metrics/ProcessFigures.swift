internal import Foundation

/// What the operating system says of this process, under the names that Prometheus' own libraries use.
public enum ProcessFigures {
  /// The figures now; those that the system does not tell (it tells them under Linux) are left out.
  public static func now() -> [Reading] {
    var readings: [Reading] = []
    if let kilobytes = field("VmRSS:", in: text("/proc/self/status")) {
      readings.append(Reading("process_resident_memory_bytes", "Minne i bruk.", .gauge, kilobytes * 1024))
    }
    // The name of the program stands in parentheses and may hold spaces: count from the last one.
    let fields = text("/proc/self/stat").split(separator: ")").last?.split(separator: " ") ?? []
    if fields.count > 19, let user = Double(fields[11]), let system = Double(fields[12]) {
      let ticks = Double(sysconf(Int32(_SC_CLK_TCK)))
      readings.append(
        Reading("process_cpu_seconds_total", "Prosessortid brukt.", .counter, (user + system) / max(ticks, 1)))
      if let threads = Double(fields[17]) { readings.append(Reading("process_threads", "Tråder.", .gauge, threads)) }
    }
    if let open = try? FileManager.default.contentsOfDirectory(atPath: "/proc/self/fd").count {
      readings.append(Reading("process_open_fds", "Åpne filer og forbindelser.", .gauge, Double(open)))
    }
    return readings
  }

  private static func text(_ path: String) -> String {
    FileManager.default.contents(atPath: path).map { String(decoding: $0, as: UTF8.self) } ?? ""
  }

  private static func field(_ name: String, in text: String) -> Double? {
    text.split(separator: "\n").first { $0.hasPrefix(name) }?.split(whereSeparator: \.isWhitespace)
      .dropFirst().first.flatMap { Double($0) }
  }
}
