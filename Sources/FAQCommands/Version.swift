import Foundation

/// The version of faqcms, after Semantic Versioning 2.0.0.
enum Version {
  static let number = "0.1.0"

  /// What tells this build from others of the same version: the size of the program's file, and when it was
  /// written.
  static var build: String {
    var status = stat()
    guard stat("/proc/self/exe", &status) == 0 else { return number }
    let time = status.st_mtim
    return "\(number) \(status.st_size) \(time.tv_sec).\(time.tv_nsec)"
  }
}
