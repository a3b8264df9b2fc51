internal import ArgumentParser
internal import Configuration

@main struct Underveis: ParsableCommand {}
