import FAQTestSupport
import Foundation
import Testing

/// Makes files with the modules of Debian's Python.
enum StockPython {
  /// What a script writes to `out`, a file in memory.
  static func bytes(_ script: String) throws -> [UInt8] {
    let whole = """
      import base64, io, sys
      out = io.BytesIO()
      \(script)
      sys.stdout.write(base64.b64encode(out.getvalue()).decode())
      """
    let result = try Program.run(["/usr/bin/python3", "-c", whole])
    #expect(result.code == 0, "\(result.errors)")
    return [UInt8](try #require(Data(base64Encoded: result.output)))
  }
}
