// swift-tools-version: 6.2
import PackageDescription

let house: [SwiftSetting] = [
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .treatAllWarnings(as: .error),
]

func room(
  _ name: String, _ dependencies: [Target.Dependency] = [], resources: [Resource] = [],
  plugins: [Target.PluginUsage] = []
) -> Target {
  .target(name: name, dependencies: dependencies, resources: resources, swiftSettings: house, plugins: plugins)
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
    .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
    .package(url: "https://github.com/apple/swift-system", from: "1.8.1"),
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
      ]),
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
    room("Demonstration", ["CivilTime", "Casework", "Instruments", "Guidance", "Access", "Content", "Desk"]),
    room(
      "Web",
      [
        "CivilTime", "Casework", "Instruments", "Guidance", "Access", "Content", "Desk", "Identity",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "Logging", package: "swift-log"),
      ],
      plugins: [.plugin(name: "PageFiles")]),
    // Templates, style, script and pictures lie beside the pages' Swift files; this collects them as resources.
    .plugin(name: "PageFiles", capability: .buildTool()),
    .executableTarget(
      name: "Underveis",
      dependencies: [
        "CivilTime", "Casework", "Instruments", "Guidance", "Access", "Content", "Desk", "Store", "Identity",
        "Demonstration", "Web", "Seals",
        .product(name: "Hummingbird", package: "hummingbird"),
        .product(name: "ArgumentParser", package: "swift-argument-parser"),
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "SystemPackage", package: "swift-system"),
        .product(name: "Logging", package: "swift-log"),
      ],
      swiftSettings: house),
    tests("CivilTimeTests", ["CivilTime"]),
    tests("InstrumentsTests", ["Instruments", "CivilTime", "Casework", "Content"]),
    tests("AccessTests", ["Access", "Casework", "CivilTime"]),
    tests("CaseworkTests", ["Casework", "CivilTime"]),
    tests("GuidanceTests", ["Guidance", "Casework", "CivilTime", "Content", "Desk"]),
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
        "Seals", "TestProvider",
        .product(name: "Logging", package: "swift-log"),
      ]),
    tests(
      "StoreTests",
      [
        "Store", "CivilTime", "Casework", "Instruments", "Guidance", "Desk", "Identity", "Access", "Seals",
        "DrillWriter",
      ]),
    // A node for the drills: a process of its own that can be killed.
    .executableTarget(
      name: "DrillWriter", dependencies: ["Store", "Seals", "Desk", "Casework", "CivilTime"], path: "Tests/DrillWriter",
      swiftSettings: house),
    tests("ScenarioTests", ["Content", "Desk", "Guidance", "Casework", "CivilTime"]),
    tests(
      "UnderveisTests",
      [
        "Underveis", "TestProvider", "Identity", "Seals", "Store", "Content", "Casework", "CivilTime",
        .product(name: "Configuration", package: "swift-configuration"),
        .product(name: "Hummingbird", package: "hummingbird"),
      ]),
    tests("ArchitectureTests", []),
  ]
)
