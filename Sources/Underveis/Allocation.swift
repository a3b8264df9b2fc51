internal import CMalloc
internal import Foundation

/// How the program takes memory from the machine.
enum Allocation {
  /// Lets the threads share as many pools as there are processors. By itself glibc makes up to eight times as many, and
  /// what is freed in one is of no use in another: with 100 000 records that came to twice the memory, for no more speed.
  static func sharePools() {
    _ = mallopt(M_ARENA_MAX, Int32(clamping: max(2, ProcessInfo.processInfo.activeProcessorCount)))
  }
}
