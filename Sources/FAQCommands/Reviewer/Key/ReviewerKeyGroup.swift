import ArgumentParser

struct ReviewerKeyGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "key", abstract: "Keep the public keys with which reviewers sign.",
    subcommands: [ReviewerKeyAdd.self, ReviewerKeyList.self, ReviewerKeyRevoke.self])
}
