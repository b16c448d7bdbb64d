import ArgumentParser

struct ReviewGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Read, decide and comment on submitted texts.",
    subcommands: [
      ReviewList.self, ReviewShow.self, ReviewApprove.self, ReviewRequestChanges.self,
      ReviewComment.self, ReviewResolve.self, ReviewAssign.self, ReviewClaim.self,
      ReviewRevoke.self, ReviewBlame.self, ReviewDue.self, ReviewConfirm.self,
    ])
}
