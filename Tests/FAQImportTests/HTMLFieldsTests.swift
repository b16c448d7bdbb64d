import Testing

@testable import FAQImport

@Suite("Fields in the answers of web pages")
struct HTMLFieldsTests {
  @Test("a box shows whether it is ticked")
  func boxes() throws {
    let answer = try HTMLMarkdown.markdown(
      html: "<ul><li><input type=checkbox checked disabled> A</li><li><input type='Checkbox'>B</li>"
        + "</ul><p><label><input type=radio class=sr-only> C</label></p><p><input type=checkbox hidden>D</p>"
    )
    #expect(answer.body == "- ☑ A\n- ☐ B\n\n☐ C\n\nD")
    #expect(answer.dropped == ["a field"])
  }

  @Test("the words in a field are named with the question")
  func values() throws {
    let answer = try HTMLMarkdown.markdown(
      html: "<p>Dose: <input value='10 mg' readonly></p><input type=hidden value=x><input>")
    #expect(answer.body == "Dose:")
    #expect(answer.dropped == ["a field '10 mg'", "a field", "a field"])
    #expect(
      answer.remarks == ["A field with the words '10 mg' is left out; write out what it says."])
  }

  @Test("what a page shows in the place of an element is no template")
  func shadows() throws {
    let html = "See <x-y><template shadowrootmode=open><p>Never.</p></template></x-y>"
    #expect(try HTMLMarkdown.markdown(html: html).body == "See\n\nNever.")
    #expect(try HTMLMarkdown.markdown(html: "A<template>Never.</template>").body == "A")
  }
}
