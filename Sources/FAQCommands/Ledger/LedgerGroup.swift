import ArgumentParser

struct LedgerGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "ledger", abstract: "Read the list of all acts, and prove what is in it.",
    subcommands: [
      LedgerShow.self, LedgerKey.self, LedgerCheckpoint.self, LedgerProve.self,
      LedgerConsistency.self, LedgerCheckProof.self,
    ])
}
