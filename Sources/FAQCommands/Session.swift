import ArgumentParser
public import FAQModel
import Foundation

/// All that a command may reach of the world outside: passed in, never looked up.
public struct Session {
  public var environment: [String: String]
  /// The variables whose values in ``environment`` are not what they are, since bytes in them are no UTF-8.
  var garbledVariables: Set<String> = []
  /// The absolute path of the folder that relative paths start from; nil where it is gone, or no text.
  public var workingFolder: String?
  /// Asks the operating system who the user is.
  public var account: () -> Account
  public var clock: @Sendable () -> Instant
  public var makeUUID: @Sendable () -> String
  public var output: any Output
  /// Reads the standard input up to a number of bytes.
  public var readInput: (_ limit: Int) throws -> [UInt8]
  /// Asks a question on the terminal and returns the line that was typed; nil without a terminal.
  public var ask: ((_ question: String) -> String?)?
  /// The databases that commands opened in this session.
  let databases = OpenDatabases()

  public init(
    environment: [String: String], workingFolder: String?, account: @escaping () -> Account,
    clock: @escaping @Sendable () -> Instant, makeUUID: @escaping @Sendable () -> String,
    output: any Output, readInput: @escaping (_ limit: Int) throws -> [UInt8],
    ask: ((_ question: String) -> String?)?
  ) {
    self.environment = environment
    self.workingFolder = workingFolder
    self.account = account
    self.clock = clock
    self.makeUUID = makeUUID
    self.output = output
    self.readInput = readInput
    self.ask = ask
  }

  /// The value of a variable of the environment; nil for one that is empty or not set.
  ///
  /// - Throws: ``NotText``.
  func variable(_ name: String) throws -> String? {
    guard let value = environment[name], !value.isEmpty else { return nil }
    guard !garbledVariables.contains(name) else { throw NotText("The variable \(name)", value) }
    return value
  }

  /// A path as the user wrote it, made absolute.
  ///
  /// - Throws: ``Refusal/noWorkingFolder`` for a relative path where the working folder is gone;
  ///   `ValidationError` for an empty one, as a variable of a script leaves that is not set.
  func absolute(_ path: String) throws -> String {
    if path.hasPrefix("/") { return path }
    guard !path.isEmpty else {
      throw ValidationError(
        "An empty path names nothing; name a file, or . for the folder you are in.")
    }
    guard let workingFolder else { throw Refusal.noWorkingFolder }
    return (workingFolder as NSString).appendingPathComponent(path)
  }
}

/// The user as the operating system knows them.
public struct Account: Sendable {
  public let name: String
  /// May be empty.
  public let fullName: String

  public init(name: String, fullName: String) {
    self.name = name
    self.fullName = fullName
  }
}

/// Where a command writes.
public protocol Output {
  /// Whether the standard output is a terminal.
  var isTerminal: Bool { get }
  /// Writes bytes to the standard output as they are.
  func write(_ bytes: [UInt8])
  /// Writes a line to the error output.
  func error(_ line: String)
  /// Shows text on the last line of the terminal in place of what was shown there before; empty text
  /// clears the line. Where the error output is no terminal, nothing happens.
  func show(progress text: String)
  /// Says that what was asked for is done, though it is no entry of the ledger, whatever becomes of the output.
  func noteDone()
}

extension Output {
  public func show(progress text: String) {}
  public func noteDone() {}

  /// Writes a line to the standard output.
  func print(_ line: String) { write(Array((line + "\n").utf8)) }
}
