import ArgumentParser

struct PolicyGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "policy", abstract: "Read and set the rules of sign-off.",
    subcommands: [PolicyShow.self, PolicyPlan.self, PolicySet.self])
}
