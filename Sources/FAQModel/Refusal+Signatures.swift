extension Refusal {
  /// What is said of reviewers' keys and signatures.
  var signatureSentence: String? {
    switch self {
    case .unusableKey(let cause):
      "The public key cannot be used: \(cause). Give the file whose name ends in .pub, as "
        + "'ssh-keygen -t ed25519' writes it."
    case .invalidSignature(let cause):
      "The signature does not count: \(cause). Sign the text as it is, anew, with 'ssh-keygen -Y sign'."
    default: nil
    }
  }
}
