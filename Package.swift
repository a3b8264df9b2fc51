// swift-tools-version: 6.2
import PackageDescription

// `make fuzz` builds in a folder of its own, with our rooms watched by libFuzzer.
let isFuzzing = Context.environment["UNDERVEIS_FUZZER"] != nil

let house: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]
let watched = isFuzzing ? [SwiftSetting.unsafeFlags(["-sanitize=fuzzer"])] : []

func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [],
  plugins: [Target.PluginUsage] = []
) -> Target {
  .target(
    name: name, dependencies: dependencies, resources: resources, swiftSettings: house + watched, plugins: plugins)
}

func tests(_ name: String, _ dependencies: [Target.Dependency]) -> Target {
  .testTarget(name: name, dependencies: dependencies, swiftSettings: house)
}

let package = Package(
  name: "underveis",
  platforms: [.macOS(.v15)],
  products: [.executable(name: "underveis", targets: ["Underveis"])],
  dependencies: [
    .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
    .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
    .package(url: "https://github.com/hummingbird-project/hummingbird", from: "2.28.1"),
    .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    .package(url: "https://github.com/apple/swift-configuration", from: "1.4.0"),
    .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
    .package(url: "https://github.com/swift-server/async-http-client", from: "1.37.0"),
    .package(url: "https://github.com/apple/swift-nio", from: "2.101.2"),
    .package(url: "https://github.com/apple/swift-distributed-tracing.git", from: "1.7.3"),
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-metrics.git", from: "2.13.0"),
    .package(url: "https://github.com/apple/swift-nio-ssl.git", from: "2.37.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
    .package(url: "https://github.com/swift-server/swift-service-lifecycle", from: "2.11.0"),
  ],
  targets: [
    // The core: values in, values out. No clock, no I/O, no third-party import.
    room("CivilTime"),
    room("Casework", ["CivilTime"]),
    room("Instruments", ["CivilTime"]),
    room("Guidance", ["Casework", "CivilTime"]),
    room("Access", ["Casework", "CivilTime"]),
    // The boundary.
    room(
      "Content", ["CivilTime", "Casework", "Instruments", "Guidance", "Desk", .product(name: "Yams", package: "Yams")]),
    room("Desk", ["CivilTime", "Casework", "Instruments", "Guidance", "Access"]),
    // The shell.
    room("Seals", [.product(name: "Crypto", package: "swift-crypto")]),
    room(
      "Store",
      [
        "CivilTime", "Casework", "Instruments", "Guidance", "Desk", "Access", "Identity", "Seals", "CPostgres",
        .product(name: "GRDB", package: "GRDB.swift"),
        .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ]),
    // What glibc has beside the C library's own: how memory is shared out between threads.
    .systemLibrary(name: "CMalloc"),
    // PostgreSQL's own client library, as the system has it.
    .systemLibrary(name: "CPostgres", pkgConfig: "libpq", providers: [.apt(["libpq-dev"])]),
    room(
      "Identity",
      [
        "Access", "Casework", "CivilTime", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
        .product(name: "AsyncHTTPClient", package: "async-http-client"),
        .product(name: "NIOCore", package: "swift-nio"), .product(name: "NIOHTTP1", package: "swift-nio"),
        .product(name: "NIOPosix", package: "swift-nio"),
      ]),
    // The program seen from outside: figures, traces and log lines. It knows no other room, and no person.
    room(
      "Telemetry",
      [
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ]),
    room("Demonstration", ["CivilTime", "Casework", "Instruments", "Guidance", "Access", "Content", "Desk"]),
    room(
      "Web",
      [
        "CivilTime", "Casework", "Instruments", "Guidance", "Access", "Content", "Desk", "Identity",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "HummingbirdTLS", package: "hummingbird"),
        .product(name: "NIOSSL", package: "swift-nio-ssl"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ],
      plugins: [.plugin(name: "PageFiles")]),
    // Templates, style, script and pictures lie beside the pages' Swift files; this collects them as resources.
    .plugin(name: "PageFiles", capability: .buildTool()),
    .executableTarget(
      name: "Underveis",
      dependencies: [
        "CivilTime", "Casework", "Instruments", "Guidance", "Access", "Content", "Desk", "Store", "Identity",
        "Demonstration", "Web", "Seals", "Telemetry", "CMalloc",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "UnixSignals", package: "swift-service-lifecycle"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: house),
    // Chance that can be run again, for tests of properties.
    .target(name: "TestChance", path: "Tests/TestChance", swiftSettings: house),
    tests("CivilTimeTests", ["CivilTime", "TestChance"]),
    tests("InstrumentsTests", ["Instruments", "CivilTime", "Casework", "Content", "TestChance"]),
    tests("AccessTests", ["Access", "Casework", "CivilTime"]),
    tests("CaseworkTests", ["Casework", "CivilTime", "TestChance"]),
    tests("GuidanceTests", ["Guidance", "Casework", "CivilTime", "Content", "Desk", "Instruments"]),
    tests("ContentTests", ["Content", "Instruments", "Guidance", "Casework", "CivilTime", "Desk"]),
    tests("SealsTests", ["Seals"]),
    // A provider of log-ins for tests. It is not part of the program.
    .target(
      name: "TestProvider",
      dependencies: [
        "Identity", "CivilTime", .product(name: "Crypto", package: "swift-crypto"),
        .product(name: "CryptoExtras", package: "swift-crypto"),
      ],
      path: "Tests/TestProvider", swiftSettings: house),
    tests("IdentityTests", ["Identity", "Access", "Casework", "CivilTime", "TestProvider"]),
    tests(
      "WebTests",
      [
        "Web", "Identity", "Access", "Casework", "CivilTime", "Desk", "Store", "Content", "Guidance", "Instruments",
        "Seals", "Telemetry", "TestProvider",
        .product(name: "Logging", package: "swift-log"),
        .product(name: "Metrics", package: "swift-metrics"),
        .product(name: "Tracing", package: "swift-distributed-tracing"),
      ]),
    tests(
      "StoreTests",
      [
        "Store", "CivilTime", "Casework", "Instruments", "Guidance", "Desk", "Identity", "Access", "Seals",
        "DrillWriter", "TestChance",
      ]),
    // A node for the drills: a process of its own that can be killed.
    .executableTarget(
      name: "DrillWriter", dependencies: ["Store", "Seals", "Desk", "Casework", "CivilTime"], path: "Tests/DrillWriter",
      swiftSettings: house),
    tests("TelemetryTests", ["Telemetry"]),
    // What reads input from outside, for the fuzzer and for the tests on what it has found.
    .target(
      name: "FuzzParsers",
      dependencies: [
        "CivilTime", "Casework", "Instruments", "Guidance", "Desk", "Content", "Telemetry", "Web", "Identity", "Seals",
        "Store",
        .product(name: "Hummingbird", package: "hummingbird"), .product(name: "Logging", package: "swift-log"),
      ],
      path: "Tests/Fuzz/Parsers", swiftSettings: house),
    tests("FuzzTests", ["FuzzParsers"]),
    tests("ScenarioTests", ["Content", "Desk", "Guidance", "Casework", "CivilTime"]),
    tests(
      "UnderveisTests",
      [
        "Underveis", "TestProvider", "Identity", "Web", "Seals", "Store", "Content", "Casework", "CivilTime", "Desk",
        "Demonstration",
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Logging", package: "swift-log"),
        .product(name: "ServiceLifecycle", package: "swift-service-lifecycle"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ]),
    tests("ArchitectureTests", []),
  ]
)

if isFuzzing, let library = Context.environment["UNDERVEIS_FUZZER"] {
  package.targets.append(
    .executableTarget(
      name: "Fuzz", dependencies: ["FuzzParsers"], path: "Tests/Fuzz/Driver",
      linkerSettings: [.unsafeFlags([library, "-lstdc++", "-lm"])]))
}
