import ArgumentParser

struct ReviewGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "review", abstract: "Read, decide and comment on submitted texts.",
    subcommands: [
      ReviewList.self, ReviewShow.self, ReviewAssign.self, ReviewClaim.self, ReviewApprove.self,
      ReviewRequestChanges.self, ReviewComment.self, ReviewResolve.self, ReviewConfirm.self,
      ReviewDue.self, ReviewBlame.self, ReviewRevoke.self, ReviewPack.self, ReviewImport.self,
    ])
}
