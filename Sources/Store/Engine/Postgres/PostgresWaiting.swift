internal import Foundation

/// Waiting for a socket, with an end to it.
enum PostgresWaiting {
  /// Whether the socket became ready in time, or broke: the next call on it tells which.
  static func wait(_ socket: Int32, reading: Bool, milliseconds: Int32) -> Bool {
    guard socket >= 0 else { return false }
    var place = pollfd(fd: socket, events: Int16(reading ? POLLIN : POLLOUT), revents: 0)
    var found = poll(&place, 1, milliseconds)
    // A signal to the program is no news from the server.
    while found < 0, errno == EINTR { found = poll(&place, 1, milliseconds) }
    return found != 0
  }
}
