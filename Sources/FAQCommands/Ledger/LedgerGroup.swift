import ArgumentParser

struct LedgerGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Read the list of all acts.",
    subcommands: [LedgerShow.self])
}
