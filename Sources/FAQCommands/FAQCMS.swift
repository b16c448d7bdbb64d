// FAQCommands is the command line: arguments in, one call of a verb, text or JSON out. A rule of the
// editorial office found here is in the wrong place.

import ArgumentParser

/// The root command; its subcommands stand in the order of the work.
struct FAQCMS: ParsableCommand {
  /// NB: to ask the parser for it would make ready all that is below.
  static let name = "faqcms"

  static let configuration = CommandConfiguration(
    commandName: name,
    abstract: "Keep a medical FAQ in which only signed-off text is ever published.",
    discussion: """
      Articles are drafted, reviewed, signed off, published and exported; every act is in a ledger.

      The database is --db PATH, else FAQCMS_DB, else the nearest faqcms.db from here upwards. You are \
      --as HANDLE, else FAQCMS_USER, else the operating system's user. A time that names no offset is in \
      the time zone TZ, else in that of the machine.

      EXAMPLES
        faqcms init --title "CAR T-cell therapy: your questions"
        faqcms reviewer add anna --name "Anna Sample" --credentials MD
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
        subcommands: Subcommand.types("init", "contributor", "reviewer", "category", "policy")),
      CommandGroup(name: "Write", subcommands: Subcommand.types("draft", "asset", "restore")),
      CommandGroup(name: "Review", subcommands: Subcommand.types("review")),
      CommandGroup(
        name: "Publish",
        subcommands: Subcommand.types("publish", "unschedule", "withdraw", "place", "rename")),
      CommandGroup(
        name: "Look",
        subcommands: Subcommand.types(
          "list", "show", "search", "diff", "blame", "history", "exposure", "status", "plan",
          "ledger")),
      CommandGroup(
        name: "Bring in, hand out",
        subcommands: Subcommand.types("import", "export", "verify-bundle", "drift")),
      CommandGroup(
        name: "Keep",
        subcommands: Subcommand.types(
          "verify", "compact", "backup", "restore-backup", "doctor")),
    ])

  @OptionGroup var global: GlobalOptions
}
