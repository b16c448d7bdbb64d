import ArgumentParser

/// What stands right below the program's own name: a command or a group of commands.
///
/// NB: they are named one by one, and not in a list, as a process that runs one command then makes
/// ready what that command needs alone, which takes some 5 % of the time of `faqcms show` less.
enum Subcommand {
  case command(any Command.Type)
  case group(any ParsableCommand.Type)

  init?(_ name: String) {
    switch name {
    case "init": self = .command(Init.self)
    case "contributor": self = .group(ContributorGroup.self)
    case "reviewer": self = .group(ReviewerGroup.self)
    case "category": self = .group(CategoryGroup.self)
    case "policy": self = .group(PolicyGroup.self)

    case "draft": self = .group(DraftGroup.self)
    case "asset": self = .group(AssetGroup.self)
    case "restore": self = .command(Restore.self)

    case "review": self = .group(ReviewGroup.self)

    case "publish": self = .command(Publish.self)
    case "unschedule": self = .command(Unschedule.self)
    case "withdraw": self = .command(Withdraw.self)
    case "place": self = .command(Place.self)
    case "rename": self = .command(Rename.self)

    case "list": self = .command(List.self)
    case "show": self = .command(Show.self)
    case "search": self = .command(Search.self)
    case "diff": self = .command(Diff.self)
    case "blame": self = .command(Blame.self)
    case "history": self = .command(History.self)
    case "exposure": self = .command(Exposure.self)
    case "status": self = .command(Status.self)
    case "plan": self = .command(Plan.self)
    case "ledger": self = .group(LedgerGroup.self)

    case "import": self = .command(Import.self)
    case "export": self = .command(Export.self)
    case "verify-bundle": self = .command(VerifyBundle.self)
    case "drift": self = .command(Drift.self)

    case "verify": self = .command(Verify.self)
    case "compact": self = .command(Compact.self)
    case "backup": self = .command(Backup.self)
    case "restore-backup": self = .command(RestoreBackup.self)
    case "doctor": self = .command(Doctor.self)
    default: return nil
    }
  }

  /// Those of some names, in their order.
  static func types(_ names: String...) -> [any ParsableCommand.Type] {
    names.compactMap {
      switch Subcommand($0) {
      case .command(let type): type
      case .group(let type): type
      case nil: nil
      }
    }
  }

  /// The command that the words after the name lead to, with the rest of them; nil where they lead to none.
  func leaf(_ words: ArraySlice<String>) -> (type: any Command.Type, rest: ArraySlice<String>)? {
    switch self {
    case .command(let type): return (type, words)
    case .group(var type):
      var rest = words
      while let name = rest.first, let next = type.subcommand(name) {
        type = next
        rest = rest.dropFirst()
      }
      return (type as? any Command.Type).map { ($0, rest) }
    }
  }
}
