internal import Foundation
internal import NIOCore
internal import NIOSSL

/// The certificate and the key with which the server itself speaks TLS with browsers.
public struct TLSFiles: Sendable {
  /// Why the files cannot be used, and how to mend it, in Norwegian.
  public struct Fault: Error, CustomStringConvertible, Equatable {
    public let description: String
  }

  let configuration: TLSConfiguration
  /// The moment after which browsers refuse the certificate, in seconds since 1970.
  public let validUntil: Int

  /// Reads both files, and tries them together.
  ///
  /// - Parameters:
  ///   - certificate: a PEM file with the server's certificate first and those that vouch for it after.
  ///   - key: a PEM file with the private key.
  ///   - now: seconds since 1970.
  public init(certificate: String, key: String, now: Int) throws(Fault) {
    for (what, path) in [("Sertifikatfilen", certificate), ("Nøkkelfilen", key)] {
      guard FileManager.default.isReadableFile(atPath: path) else {
        throw Fault(description: "\(what) \(path) finnes ikke, eller programmet får ikke lese den.")
      }
    }
    guard let chain = try? NIOSSLCertificate.fromPEMFile(certificate), let own = chain.first else {
      throw Fault(description: "\(certificate) er ikke et sertifikat i PEM-format.")
    }
    guard let secret = try? NIOSSLPrivateKey(file: key, format: .pem) else {
      throw Fault(
        description: "\(key) er ikke en privat nøkkel i PEM-format. En nøkkel med passord kan ikke brukes.")
    }
    validUntil = Int(own.notValidAfter)
    guard validUntil > now else {
      throw Fault(description: "Sertifikatet i \(certificate) er gått ut. Hent et nytt, og start igjen.")
    }
    var configuration = TLSConfiguration.makeServerConfiguration(
      certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(secret))
    // The library's own default would still take TLS 1.0.
    configuration.minimumTLSVersion = .tlsv12
    configuration.applicationProtocols = ["http/1.1"]
    do {
      _ = try NIOSSLContext(configuration: configuration)
    } catch {
      throw Fault(
        description: "Sertifikatet i \(certificate) og nøkkelen i \(key) hører ikke sammen. Bruk et par som gjør det.")
    }
    self.configuration = configuration
  }
}
