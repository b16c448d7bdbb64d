package import FAQEditorial
package import FAQModel

/// Does, on the newest draft of an article by Mara, all that reviewers and admins can do, and adds an
/// asset, so that every table has a row. Nothing of it changes what is public.
package func reviewEverything(
  _ id: Article.ID, reviewer: Handle, _ office: (Handle) -> Editorial
) throws {
  let article = ArticleAddress(id)
  let admin = office(.pia)
  let quote = try admin.show(article, prefersDraft: true).text.title
  var edit = EditContributor(handle: reviewer)
  edit.profile = ReviewerProfile(
    specialties: ["haematology (category:shelf)", "oncology"], validFrom: .some(.inYear2020),
    validUntil: .some(.inYear2060), conflicts: ["sponsor:Examplepharm"])
  try admin.perform(edit)
  try admin.perform(AddCategory(slug: .reviewed, title: "Reviewed", tier: .standard))
  try office(.mara).perform(AddAsset(bytes: SampleFiles.png, file: "sample.png", alt: "Sample"))
  try office(.mara).perform(SubmitDraft(article: article))
  try office(.mara).perform(
    AssignReview(article: article, reviewers: [reviewer], due: .inYear2060))
  let comment = try office(reviewer).perform(
    CommentOnRevision(article: article, text: "Sample remark", quote: quote))
  try office(.mara).perform(ResolveComment(article: article, number: comment.number))
  let keys = try SSHKeys()
  try keys.make("reviewer")
  try admin.perform(AddReviewerKey(handle: reviewer, file: try keys.publicKey("reviewer")))
  let approval = ApproveRevision(article: article)
  let prepared = try office(reviewer).perform(PrepareSignOff(approval))
  try office(reviewer).perform(
    approval.signed(
      prepared.statement, with: try keys.sign(prepared.statement, "reviewer")))
  let key = try office(reviewer).reviewerKeys()[0]
  try admin.perform(RevokeReviewerKey(fingerprint: key.fingerprint, reason: "Sample"))
  try office(reviewer).perform(RevokeSignOff(article: article, reason: "Sample"))
  try office(.mara).perform(RaiseTier(article: article, tier: .clinical))
  try admin.perform(RevokeReviewer(handle: reviewer, from: .inYear2020, reason: "Sample"))
  try admin.perform(ReinstateReviewer(handle: reviewer, reason: "Sample"))
}

extension Newsroom {
  /// Does all that reviewers and admins can do, on the newest draft of an article.
  package func reviewEverything(_ id: Article.ID) throws {
    try FAQTestSupport.reviewEverything(id, reviewer: .ben) { office($0) }
  }
}

extension Slug {
  fileprivate static let reviewed = Slug("reviewed")!
}

extension Instant {
  /// 2020-09-13T12:26:40Z.
  package static let inYear2020 = Instant(milliseconds: 1_600_000_000_000)
  /// 2060-03-19T02:00:00Z.
  package static let inYear2060 = Instant(milliseconds: 2_846_887_200_000)
}
