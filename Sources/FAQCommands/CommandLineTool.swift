import ArgumentParser
import FAQModel

/// Runs one command line.
public enum CommandLineTool {
  /// Runs the command that the arguments name, without the program's own name.
  ///
  /// - Returns: the exit code: 0 done, 1 refused or failed, 64 wrong usage.
  public static func run(_ arguments: [String], in session: Session) -> Int32 {
    do {
      var command = try FAQCMS.parseAsRoot(arguments)
      if let command = command as? any Command {
        try command.run(in: session)
      } else {
        try command.run()
      }
      return 0
    } catch let refusal as Refusal {
      session.output.error("faqcms: \(refusal.description)")
      return 1
    } catch let kept as KeptText {
      session.output.error("faqcms: \(kept.description.visible)")
      return 1
    } catch {
      return finish(error, in: session)
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
  func run(in session: Session) throws
}
