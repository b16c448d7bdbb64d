extension ArticleRecord {
  /// The same record with its schedules weighed: a publication that was to begin later than it was
  /// recorded begins only if the sign-offs that were asked for suffice at that time, by all that was
  /// decided until then. Of one that is to come, it is told whether it would as things stand.
  package func weighingSchedules(by history: GovernanceHistory) -> ArticleRecord {
    guard publications.contains(where: \.wasScheduled) else { return self }
    var record = self
    for (index, publication) in publications.enumerated()
    where publication.wasScheduled && !publication.isCancelled {
      record.publications[index].isVoid = !record.mayBegin(publication, by: history)
    }
    return record
  }

  private func mayBegin(_ publication: Publication, by history: GovernanceHistory) -> Bool {
    let time = publication.from
    let rules = history.rules(at: time)
    let record = decided(by: time)
    return SignOffs(
      of: publication.digest, in: record,
      for: record.demand(of: publication, at: time, by: rules), register: rules.now.register,
      at: time
    ).suffice
  }

  /// The same record with what was decided by a time.
  func decided(by time: Instant) -> ArticleRecord {
    var record = self
    record.signOffs.removeAll { $0.time > time }
    record.raises.removeAll { $0.time > time }
    record.withdrawals.removeAll { $0.time > time }
    return record
  }

  /// The last publication, where its sign-offs did not suffice when it was to begin, or would not as
  /// things stand.
  package var notBegun: Publication? {
    guard let last = publications.last(where: { !$0.isCancelled }), last.isVoid,
      last.entry > withdrawals.last?.entry ?? 0
    else { return nil }
    return last
  }
}
