internal import CMalloc
internal import Foundation

/// How the program takes memory from the machine.
enum Allocation {
  /// Lets the threads share two pools for each processor. What is freed in one pool is of no use in another, so many take
  /// memory; with few the threads wait for each other: one for each processor made a tenth fewer pages.
  static func sharePools() {
    _ = mallopt(M_ARENA_MAX, Int32(clamping: 2 * ProcessInfo.processInfo.activeProcessorCount))
  }
}
