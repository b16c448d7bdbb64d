import ArgumentParser

struct ContributorGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "contributor", abstract: "Keep the list of people. Nobody is ever deleted.",
    subcommands: [
      ContributorAdd.self, ContributorList.self, ContributorShow.self, ContributorEdit.self,
      ContributorDeactivate.self,
    ])
}
