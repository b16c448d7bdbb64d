import Dispatch
import FAQModel
import Synchronization
import Testing

@Suite("Work in parts")
struct PartedWorkTests {
  private static func squares(_ count: Int, ahead: Int, helpers: Int) -> [Int] {
    let work = PartedWork<Int>(count: count, ahead: ahead)
    let group = DispatchGroup()
    for _ in 0..<helpers {
      DispatchQueue.global().async(group: group) { work.help { $0 * $0 } }
    }
    var results: [Int] = []
    while let result = work.take({ $0 * $0 }) { results.append(result) }
    group.wait()
    return results
  }

  @Test(
    "Results come in the order of the parts, each once",
    arguments: [0, 1, 2, 1_000], [(0, 1), (1, 1), (3, 1), (3, 8), (3, 1_000)])
  func order(count: Int, threads: (helpers: Int, ahead: Int)) {
    let squares = Self.squares(count, ahead: threads.ahead, helpers: threads.helpers)
    #expect(squares == (0..<count).map { $0 * $0 })
  }

  @Test("Who waits for a part that another does goes on with the next that nobody has begun")
  func helpsWhileWaiting() {
    let work = PartedWork<Int>(count: 3, ahead: 3)
    let (begun, finished) = (DispatchSemaphore(value: 0), DispatchSemaphore(value: 0))
    DispatchQueue.global().async {
      work.help { index in
        begun.signal()
        finished.wait()
        return index
      }
    }
    begun.wait()
    var done: [Int] = []
    let first = work.take { index in
      done.append(index)
      if index == 2 { finished.signal() }
      return index
    }
    #expect(first == 0)
    #expect(done == [1, 2])
  }

  @Test("Helpers begin no part that is too far ahead of the one that is taken")
  func staysNear() {
    let work = PartedWork<Int>(count: 10, ahead: 3)
    let farthest = Mutex(0)
    let done = DispatchSemaphore(value: 0)
    let group = DispatchGroup()
    DispatchQueue.global().async(group: group) {
      work.help { index in
        farthest.withLock { $0 = max($0, index) }
        done.signal()
        return index
      }
    }
    for _ in 0..<3 { done.wait() }
    #expect(done.wait(timeout: .now() + .milliseconds(50)) == .timedOut)
    #expect(farthest.withLock { $0 } == 2)
    #expect(work.take { $0 } == 0)
    done.wait()
    #expect(farthest.withLock { $0 } == 3)
    work.stop()
    group.wait()
  }

  @Test("Nobody begins a part after a stop")
  func stops() {
    let work = PartedWork<Int>(count: 10, ahead: 10)
    work.stop()
    work.help { _ in
      Issue.record("a part was begun")
      return 0
    }
  }
}
