import ArgumentParser

struct DraftGroup: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "draft", abstract: "Write and submit texts.",
    subcommands: [
      DraftNew.self, DraftEdit.self, DraftShow.self, DraftList.self, DraftSubmit.self,
      DraftTakeBack.self, DraftDiscard.self, DraftRaise.self,
    ])
}
