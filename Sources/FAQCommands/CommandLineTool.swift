import ArgumentParser
import FAQModel

/// Runs one command line.
public enum CommandLineTool {
  /// Runs the command that a process was started for.
  ///
  /// - Parameter list: the program's name and its arguments as C programs have them; nil ends them.
  /// - Returns: the exit code, as of ``run(_:in:)``.
  public static func run(
    process list: UnsafePointer<UnsafeMutablePointer<CChar>?>, in session: Session
  ) -> Int32 {
    do {
      return run(try Arguments.texts(list), in: session)
    } catch {
      session.output.error("faqcms: \(error.description)")
      return 64
    }
  }

  /// Runs the command that the arguments name, without the program's own name.
  ///
  /// - Returns: the exit code: 0 done, 1 refused or failed, 64 wrong usage.
  public static func run(_ arguments: [String], in session: Session) -> Int32 {
    defer { session.databases.close() }
    do {
      try requireTopic(arguments)
      if let command = leaf(arguments) {
        try command.run(in: session)
      } else {
        try runAsRoot(arguments, in: session)
      }
      return 0
    } catch let refusal as Refusal {
      session.output.error("faqcms: \(refusal.description)")
      return 1
    } catch let garbled as NotText {
      session.output.error("faqcms: \(garbled.description)")
      return 64
    } catch let kept as KeptText {
      session.output.error("faqcms: \(kept.description.visible)")
      return 1
    } catch {
      let code = finish(error, in: session)
      let names = arguments.drop { $0 == help }
      if code == 64, let sentence = Suggestion.sentence(for: names) {
        session.output.error(sentence)
      }
      return code
    }
  }

  /// The command whose path the arguments begin with, parsed by itself; nil where anything else is to be
  /// done, such as to show help or say what is wrong, for which the program is parsed as a whole.
  ///
  /// NB: to parse the program as a whole takes some 8 % of the time of `faqcms show` more.
  private static func leaf(_ arguments: [String]) -> (any Command)? {
    guard let name = arguments.first,
      let leaf = Subcommand(name)?.leaf(arguments.dropFirst())
    else { return nil }
    return $isParsingLeaf.withValue(true) { try? leaf.type.parse(Array(leaf.rest)) }
  }

  /// Whether a command is being parsed by itself.
  @TaskLocal fileprivate static var isParsingLeaf = false

  /// Refuses to help with what is no command; the parser would show the help of what is above it.
  private static func requireTopic(_ arguments: [String]) throws {
    guard arguments.first == help else { return }
    var type: any ParsableCommand.Type = FAQCMS.self
    for word in arguments.drop(while: { $0 == help }) where !word.hasPrefix("-") {
      guard let next = type.subcommand(word) else {
        throw ValidationError(
          "No help for '\(word.visibleOnOneLine)': 'faqcms help' lists the commands.")
      }
      type = next
    }
  }

  private static let help = "help"

  private static func runAsRoot(_ arguments: [String], in session: Session) throws {
    var command = try FAQCMS.parseAsRoot(arguments)
    if let command = command as? any Command {
      try command.run(in: session)
    } else {
      try command.run()
    }
  }

  /// Prints help, versions and completion scripts to the output, and what is wrong with the arguments
  /// to the error output.
  private static func finish(_ error: any Error, in session: Session) -> Int32 {
    let code = FAQCMS.exitCode(for: error).rawValue
    let message = FAQCMS.fullMessage(for: error)
    if code == 0 {
      if !message.isEmpty { session.output.print(message) }
    } else if !message.isEmpty {
      session.output.error(message.visible)
    }
    return code
  }
}

/// A command that runs in a session.
protocol Command: ParsableCommand {
  /// What `faqcms help` says about it, and its name.
  static var manual: CommandConfiguration { get }

  func run(in session: Session) throws
}

extension Command {
  /// NB: a command with a command above it is not asked for completion scripts when it is parsed by
  /// itself, which takes as long as all the rest of its parsing. Help and completion scripts are made
  /// from the root, whatever is said here. Nor is it asked for `--help`, which the parser is slow to name;
  /// there it is an option that the command does not have, so that the root is asked.
  static var configuration: CommandConfiguration {
    var configuration = manual
    configuration._superCommandName = FAQCMS.name
    if CommandLineTool.isParsingLeaf { configuration.helpNames = .short }
    return configuration
  }
}
