import FAQModel

/// The files of a WordPress site that its export names, and what each shows.
struct WXRFiles {
  private var byAddress: [String: SourceAttachment] = [:]
  private var addresses: [String: String] = [:]
  /// The IDs of the files in the galleries of a question, by the identity of the question.
  private var galleries: [String: [String]] = [:]

  mutating func add(_ item: WXRItem) {
    let address = item.attachment.isEmpty ? item.guid : item.attachment
    guard let key = WXRLinks.key(address)?.key else { return }
    byAddress[key] = SourceAttachment(
      address: address, description: FieldText(html: item.alternative).text)
    addresses[item.id] = key
  }

  mutating func addGallery(_ ids: [String], of identity: String) {
    if !ids.isEmpty { galleries[identity, default: []] += ids }
  }

  /// Describes files that the answer itself does not describe, and adds those of its galleries.
  func complete(_ question: inout SourceQuestion) {
    question.attachments = question.attachments.map { file in
      guard file.description.isEmpty, let known = known(file.address) else { return file }
      return SourceAttachment(address: file.address, description: known.description)
    }
    let shown = question.identity.flatMap { galleries[$0] } ?? []
    for id in shown {
      if let file = addresses[id].flatMap({ byAddress[$0] }) {
        question.attachments.append(file)
      } else {
        question.remarks.append("The file \(id) of its gallery is not in the export.")
      }
    }
  }

  private func known(_ address: String) -> SourceAttachment? {
    guard let key = WXRLinks.key(address)?.key else { return nil }
    return byAddress[key] ?? Self.original(key).flatMap { byAddress[$0] }
  }

  /// The address without the size that WordPress adds to its smaller copies: `photo-300x200.jpg`.
  private static func original(_ address: String) -> String? {
    guard let dot = address.lastIndex(of: "."), let hyphen = address[..<dot].lastIndex(of: "-")
    else { return nil }
    let sizes = address[address.index(after: hyphen)..<dot].split(
      separator: "x", omittingEmptySubsequences: false)
    guard sizes.count == 2, sizes.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isNumber) })
    else { return nil }
    return String(address[..<hyphen] + address[dot...])
  }
}
