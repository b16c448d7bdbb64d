// FAQCommands is the command line: arguments in, one call of a verb, text or JSON out. A rule of the
// editorial office found here is in the wrong place.

import ArgumentParser

/// The root command; its subcommands stand in the order of the work.
struct FAQCMS: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "faqcms",
    abstract: "Keep a medical FAQ in which only signed-off text is ever published.",
    discussion: """
      Articles are drafted, reviewed, signed off, published and exported; every act is in a ledger.

      The database is --db PATH, else FAQCMS_DB, else the nearest faqcms.db from here upwards. You are \
      --as HANDLE, else FAQCMS_USER, else the operating system's user. A time that names no offset is in \
      the time zone TZ, else in that of the machine.

      EXAMPLES
        faqcms init --title "CAR T-cell therapy: your questions"
        faqcms draft new --from answer.md
        faqcms draft submit 1
        faqcms review approve 1 --as anna
        faqcms publish 1
        faqcms export --format json
      """,
    version: "faqcms \(Version.number)",
    groupedSubcommands: [
      CommandGroup(
        name: "Set up",
        subcommands: [
          Init.self, ContributorGroup.self, ReviewerGroup.self, CategoryGroup.self,
          PolicyGroup.self,
        ]),
      CommandGroup(name: "Write", subcommands: [DraftGroup.self, AssetGroup.self, Restore.self]),
      CommandGroup(name: "Review", subcommands: [ReviewGroup.self]),
      CommandGroup(
        name: "Publish",
        subcommands: [
          Publish.self, Unschedule.self, Withdraw.self, Place.self, Rename.self,
        ]),
      CommandGroup(
        name: "Look",
        subcommands: [
          List.self, Show.self, Search.self, Diff.self, Blame.self, History.self, Exposure.self,
          Status.self, Plan.self, LedgerGroup.self,
        ]),
      CommandGroup(
        name: "Bring in, hand out",
        subcommands: [Import.self, Export.self, VerifyBundle.self, Drift.self]),
      CommandGroup(
        name: "Keep",
        subcommands: [
          Verify.self, Compact.self, Backup.self, RestoreBackup.self, Doctor.self,
        ]),
    ])

  @OptionGroup var global: GlobalOptions
}
