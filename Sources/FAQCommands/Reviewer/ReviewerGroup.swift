import ArgumentParser

struct ReviewerGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "reviewer", abstract: "Keep the list of medical reviewers.",
    subcommands: [
      ReviewerAdd.self, ReviewerList.self, ReviewerShow.self, ReviewerEdit.self,
      ReviewerDeactivate.self, ReviewerRevoke.self, ReviewerReinstate.self,
      ReviewerKeyGroup.self,
    ])
}
