// The entry point: what the process needs, then the command line.

import CMalloc
import FAQCommands
import Foundation

// A file size limit is an error to report, not a signal to die of; so is a closed pipe.
signal(SIGXFSZ, SIG_IGN)
signal(SIGPIPE, SIG_IGN)
// Memory is asked for in large pieces, and what is freed is kept for what comes next: a long export would ask for
// it, give it back and ask for it again, some pages at a time, and all its threads wait for that.
mallopt(M_TOP_PAD, 32 << 20)
mallopt(M_MMAP_THRESHOLD, 32 << 20)
mallopt(M_TRIM_THRESHOLD, Int32.max)
let session = Session.ofProcess()
exit(CommandLineTool.run(process: CommandLine.unsafeArgv, in: session))
