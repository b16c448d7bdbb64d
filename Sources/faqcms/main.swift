// The entry point: what the process needs, then the command line.

import FAQCommands
import Foundation

// A file size limit is an error to report, not a signal to die of; so is a closed pipe.
signal(SIGXFSZ, SIG_IGN)
signal(SIGPIPE, SIG_IGN)
let session = Session.ofProcess()
exit(CommandLineTool.run(process: CommandLine.unsafeArgv, in: session))
