internal import Foundation

/// A PostgreSQL server of the tests' own, in a folder of its own and reached through a socket there: no port, no network.
/// It stops, and its folder goes, when the tests have ended, however they ended.
final class PostgresServer: Sendable {
  let directory: String
  private var data: String { directory + "/data" }

  enum Settings: String {
    /// For what is asked and answered: nothing has to survive a crash.
    case quick = "-c fsync=off -c full_page_writes=off -c synchronous_commit=on -c max_connections=400"
    /// For what must be on disk.
    case durable = "-c fsync=on -c max_connections=100"
  }

  private init() throws {
    // Not in the folder that TMPDIR names: the server's owner may not enter it, and a socket's path must be short.
    directory = "/tmp/underveis-pg-\(UUID().uuidString.prefix(8))"
    try Self.asServerOwner(["mkdir", "-m", "755", directory])
    try Self.endWithTheTests(directory)
  }

  /// A new server with an empty database system. Its language sorts as Norwegians do, so that a column which does not
  /// sort by bytes is found out.
  static func started(_ settings: Settings, more: String = "") throws -> PostgresServer {
    let server = try PostgresServer()
    try asServerOwner([
      bin + "/initdb", "-D", server.data, "-U", "postgres", "--auth=trust", "--encoding=UTF8", "--locale=C.UTF-8",
      "--locale-provider=icu", "--icu-locale=nb", "--no-sync", "--no-instructions",
    ])
    try server.start(settings, more: more)
    try server.asAdministrator("CREATE ROLE underveis LOGIN CREATEDB")
    return server
  }

  /// A copy of another server that follows it, and answers when it does.
  static func standby(of primary: PostgresServer) throws -> PostgresServer {
    let server = try PostgresServer()
    try asServerOwner([
      bin + "/pg_basebackup", "-D", server.data, "-h", primary.directory, "-U", "postgres", "-R", "-X", "stream",
      "-c", "fast", "--no-sync",
    ])
    try server.start(.durable)
    return server
  }

  func start(_ settings: Settings, more: String = "") throws {
    let options = "-k \(directory) -c listen_addresses='' -c log_min_messages=fatal \(settings.rawValue) \(more)"
    try Self.asServerOwner([
      Self.bin + "/pg_ctl", "-D", data, "-l", directory + "/log", "-w", "-s", "-o", options, "start",
    ])
  }

  func stop(_ mode: String = "fast") throws {
    try Self.asServerOwner([Self.bin + "/pg_ctl", "-D", data, "-m", mode, "-w", "-s", "stop"])
  }

  /// Makes a standby the one that is written to.
  func promote() throws { try Self.asServerOwner([Self.bin + "/pg_ctl", "-D", data, "-w", "-s", "promote"]) }

  /// Kills the server and all its processes at once, as when the power goes.
  func kill() throws {
    let pid = try String(contentsOfFile: data + "/postmaster.pid", encoding: .utf8).split(separator: "\n")[0]
    try Self.asServerOwner(["sh", "-c", "kill -9 \(pid) $(ps -o pid= --ppid \(pid))"])
  }

  /// Runs one statement as the server's own administrator and gives what it answers.
  @discardableResult
  func asAdministrator(_ sql: String, in database: String = "postgres") throws -> String {
    try Self.run([Self.bin + "/psql", "-h", directory, "-U", "postgres", "-d", database, "-XqtA", "-c", sql])
  }

  /// An empty database, with the schema if it comes from a template that has it. Returns its address.
  func database(from template: String = "template0") throws -> String {
    let name = "t" + UUID().uuidString.replacing("-", with: "").lowercased()
    try asAdministrator("CREATE DATABASE \(name) OWNER underveis TEMPLATE \(template)")
    return address(name)
  }

  /// An empty database on a disk of its own, with room for little more than its tables; nil where this user may not make
  /// such a disk. The journal of the server itself is elsewhere, so the server goes on.
  func databaseOnSmallDisk(megabytes: Int, from template: String) throws -> SmallDisk? {
    let name = "t" + UUID().uuidString.replacing("-", with: "").lowercased()
    let disk = SmallDisk(place: "\(directory)/\(name)", address: address(name))
    try Self.asServerOwner(["mkdir", disk.place])
    guard geteuid() == 0,
      (try? Self.run(["mount", "-t", "tmpfs", "-o", "size=\(megabytes)m", "small", disk.place])) != nil
    else { return nil }
    // Gone when the tests have ended, however they ended.
    let watch = "while [ -d /proc/\(getpid()) ]; do sleep 0.3; done; umount -l \(disk.place)"
    try Self.run(["sh", "-c", "cd /; (\(watch)) >/dev/null 2>&1 </dev/null &"])
    try Self.run(["chown", "postgres", disk.place])
    try asAdministrator("CREATE TABLESPACE \(name) OWNER underveis LOCATION '\(disk.place)'")
    try asAdministrator("CREATE DATABASE \(name) OWNER underveis TEMPLATE \(template) TABLESPACE \(name)")
    return disk
  }

  struct SmallDisk {
    let place: String
    let address: String

    func grow(megabytes: Int) throws {
      try PostgresServer.run(["mount", "-o", "remount,size=\(megabytes)m", place])
    }
  }

  /// The database that an address names.
  static func name(in address: String) -> String {
    address.split(separator: "/").dropFirst(2).first?.split(separator: "?").first.map(String.init) ?? ""
  }

  func address(_ database: String, and others: [PostgresServer] = []) -> String {
    let hosts = ([self] + others).map(\.directory).joined(separator: ",")
    return "postgres://underveis@/\(database)?host=\(hosts)"
  }

  // MARK: Commands

  /// Where the newest installed version is.
  private static let bin: String = {
    let base = "/usr/lib/postgresql"
    let versions = ((try? FileManager.default.contentsOfDirectory(atPath: base)) ?? []).compactMap { Int($0) }
    return versions.max().map { "\(base)/\($0)/bin" } ?? "/usr/bin"
  }()

  /// PostgreSQL refuses to run as root, so root hands it to the owner that the package has made.
  private static func asServerOwner(_ command: [String]) throws {
    try run(geteuid() == 0 ? ["runuser", "-u", "postgres", "--"] + command : command)
  }

  /// Waits for the command itself alone. Foundation's `Process` waits for all that it leaves running, and a server stays.
  @discardableResult
  private static func run(_ command: [String]) throws -> String {
    let output = FileManager.default.temporaryDirectory.appending(path: "underveis-\(UUID().uuidString)").path
    defer { try? FileManager.default.removeItem(atPath: output) }
    var files = posix_spawn_file_actions_t()
    posix_spawn_file_actions_init(&files)
    defer { posix_spawn_file_actions_destroy(&files) }
    posix_spawn_file_actions_addopen(&files, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_addopen(&files, 1, output, O_WRONLY | O_CREAT | O_APPEND, 0o600)
    posix_spawn_file_actions_adddup2(&files, 1, 2)
    var words = command.map { strdup($0) } + [nil]
    defer { for word in words { free(word) } }
    let place = ["PATH=/usr/local/bin:/usr/bin:/bin:/usr/sbin:/sbin", "LC_ALL=C", "HOME=/"]
    var surroundings = place.map { strdup($0) } + [nil]
    defer { for word in surroundings { free(word) } }
    var pid = pid_t()
    guard posix_spawnp(&pid, command[0], &files, nil, &words, &surroundings) == 0 else {
      throw PostgresServerTrouble(description: "\(command[0]) cannot be started")
    }
    var status: Int32 = 0
    while waitpid(pid, &status, 0) < 0, errno == EINTR {}
    let text = (try? String(contentsOfFile: output, encoding: .utf8)) ?? ""
    guard status == 0 else { throw PostgresServerTrouble(description: "\(command.joined(separator: " ")): \(text)") }
    return text.trimmingCharacters(in: .whitespacesAndNewlines)
  }

  private static func endWithTheTests(_ directory: String) throws {
    let watch = """
      while [ -d /proc/\(getpid()) ]; do sleep 0.3; done
      \(bin)/pg_ctl -D \(directory)/data -m immediate -s stop; rm -rf \(directory)
      """
    try asServerOwner(["sh", "-c", "cd /; (\(watch)) >/dev/null 2>&1 </dev/null &"])
  }
}

struct PostgresServerTrouble: Error, CustomStringConvertible {
  let description: String
}
