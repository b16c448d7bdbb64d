extension [UInt8] {
  /// The bytes with LF in place of CR LF, as mail and Windows make of it in what they take for text. Where any
  /// CR or LF stands alone that was not they, and the bytes stay as they are.
  package var withRestoredLineFeeds: [UInt8] {
    let (carriageReturn, lineFeed) = (UInt8(ascii: "\r"), UInt8(ascii: "\n"))
    var restored: [UInt8] = []
    for (index, byte) in enumerated() {
      let isAfterReturn = index > 0 && self[index - 1] == carriageReturn
      guard isAfterReturn == (byte == lineFeed) else { return self }
      if byte != carriageReturn { restored.append(byte) }
    }
    return last == carriageReturn ? self : restored
  }
}
