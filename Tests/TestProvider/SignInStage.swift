public import CivilTime
internal import Foundation
public import Identity
internal import Synchronization

/// A provider, a client of ours and a clock, put together as they are in the house.
public struct SignInStage: Sendable {
  /// A clock for both sides, that stands still until a test turns it.
  public final class Clock: Sendable {
    private let moment: Mutex<Moment>

    public init(_ moment: Moment) { self.moment = Mutex(moment) }

    public var now: Moment { moment.withLock { $0 } }

    public func pass(seconds: Int) { moment.withLock { $0 = $0.adding(milliseconds: Int64(seconds) * 1000) } }
  }

  /// EC keys made for tests, by openssl. They open nothing.
  public static let olderKey = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgCOqBLHO1tkYasE0M
    KbSlkvePPA06U4Ej96sEoKuMr66hRANCAATro37o5Rg0T+6ZLHWMSo+ZXbTJDXS1
    ENLdBTQ/gx52lFMWA0Krbw5FUrI0xmgPClyXl/8Jm+2xK4O2FvmTFhgS
    -----END PRIVATE KEY-----
    """
  public static let newerKey = """
    -----BEGIN PRIVATE KEY-----
    MIGHAgEAMBMGByqGSM49AgEGCCqGSM49AwEHBG0wawIBAQQgPcF65lilNbSbtHtk
    6Jvf+GZU43DmXNLZVjtnFwrg9TihRANCAAQpWxw3YDktTZrRLmBITEvU3RkkwiZ3
    QSHPkF1Te0QIp/tD1BBD1nF8F5Wu6lA+TZhwXtQIuY2GKxHkhUH2wsSQ
    -----END PRIVATE KEY-----
    """
  public static let rsaKey = """
    -----BEGIN PRIVATE KEY-----
    MIIEvAIBADANBgkqhkiG9w0BAQEFAASCBKYwggSiAgEAAoIBAQCY2/3jssFLVZug
    RhPJJPyN03i+V584rDZT5b525XcF2ZGvLDzsEarGRiy6omqYM5r8ofH/JtzPss9g
    uIg+saadJ7SGdGugcmEAFW0AMY+8NNEVg1x3xgrnmSFd4AsJ/nJARX/O2DLOxCJc
    CxrcH/rltkQ8YWPKwKE3Nl6ocZfBEjQwkF/3PhEhtPcvSJt7Hxmn5eEvgmeELHlC
    gyPTYagqqLnIqgVVFMg5R2RnbepFoTOJIqB2jyk3NuAaAfXJtp3Kg4kY1jhuobo2
    Bqnp4pdts7VQrToTrmZ+F2KW8RNkN0dVMRkIR8V9fVp88vRBPAbSef223l8g195q
    GGK7OSfdAgMBAAECggEACs/Yq+/bWzRBbzs1sA8FLBTun+v7r5sCtrlz2N4PJqNG
    ejDzWDFBtoeFJ2hQiNZxmnfr8YOyr6AyqeEzhdez9L63tqDqce1VLhfV32MiCwpj
    VZW2hyRDZjE/GnA756ePNjuUODGzmktmMMN6UWKTsQbM2cZ7s/4fCRQ36ssqFDZU
    5g1zKl7vOYhY27D7TdN78d6dxy9HoL/3DoiMbFvziojVC1tikx/mcpcBuJrWqdXq
    LOiur2CgnNw1e/y7W8lxn1h3MQM+V+Mx7j1ivRVZOcDblEmOrUshKhByE/niKHGQ
    ASXpdjhSCBwVj5uh6zX3Dw8DdsifegGf11qoM8HL4QKBgQDPMjbjgJrXAa+amDpP
    554r4ra2ft+O9+u+ZzSEWz5Bz4+4v53rubU3lXOu/7ZUoOmgfHeO7m+Q6nYDlvFm
    HIZSmWQz3H33nOeCsVhEsQ/6faj8NxGJ85zbWjeIqIPtuFFKg+U71mfWG1o9e/uz
    XnSTxOYJtmmVuaf0oGgcysEnsQKBgQC83U4gDXtZPyoXzdI8uyPUmGSBw8TK58jm
    dSkunr+HdvBFQa92VK95FizFW/pyyUW5t6fcNS8yYYc2y6zGw22Sats1rN8KRr/G
    8ZjUsoIhuQ9Q6IE1iCcObd8D2ikZ8g0B8SOD8T6pTjG2DUxT3ViDXvoes+Ft8RSx
    +7IewuE57QKBgCdqIvzmMw5hmLks6jLXGcS5bQ6MVhTJXsQqt9fRz6cPSATaFr2H
    50w6lvYcWOACeE76PngnLXwAzhBiv2swU/EUkvY2pJPc+kFnYSY4FJUPIH1SMHjw
    qc8ke1n4zJgFLxmgu5PFdp1JOMJnenslpcGSfDwuwikkVyn29bc8bsARAoGAFrMu
    wbF9IuPxpjzJyRzhGJtccTBbhdvIDNMGKSFRefG0vU5AzaMuGAqvROViO8uvQrwt
    Q81sp8yLGO3wDU/N6qxHPrNRd4W7ZSkCqoXuGCmLCrl3VjzQHO7dwDPHfuPV5mba
    UvB7DJRmazA7/VR8YAXZYDlUngc86ouLBCF+Op0CgYAgED9OAHrKHS3v+jqd5k00
    2GQ0+Rmeccox5J8J5otTpH/AQU/1XTjbTiEjv4Vv3ABd9nxKMqNJ+DU526QHBemm
    HlZpYwcxnascX94jSdgG/QZwagUzbiXOa5EF8SNW6q+ZBMELrEwEQ+Y0KN3ewOEy
    f7jp3igNrOM2JXKYoFBomg==
    -----END PRIVATE KEY-----
    """

  public let profile: ProviderProfile
  public let provider: TestProvider
  public let client: OpenIDClient

  /// - Parameter change: makes the profile differ from the usual one.
  public init(
    _ kind: SignInKind, now: @escaping @Sendable () -> Moment, keys: [String] = [newerKey, olderKey],
    change: (inout ProviderProfile) -> Void = { _ in }, through other: (any ProviderTransport)? = nil
  ) throws {
    let issuer = "https://leverandor.test"
    var profile = kind == .staff ? ProviderProfile.helseID(issuer: issuer) : .idPorten(issuer: issuer)
    if kind == .staff { profile.organisation = "999999990" }
    change(&profile)
    let clientKeys = try ClientKeys(keys.map { try SigningKey($0) })
    let back = "https://underveis.test\(SignInAddress.back(kind))"
    let provider = TestProvider(
      profile: profile, clientID: "underveis-\(kind.rawValue)", returnAddress: back, keys: clientKeys.published,
      seconds: { now().milliseconds / 1000 })
    self.profile = profile
    self.provider = provider
    client = OpenIDClient(
      profile: profile,
      registration: ClientRegistration(
        clientID: "underveis-\(kind.rawValue)", returnAddress: back,
        signedOutAddress: "https://underveis.test\(SignInAddress.page(kind))", keys: clientKeys),
      transport: other ?? provider)
  }
}
