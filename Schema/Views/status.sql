-- What follows from the facts at a moment. Every connection makes these temporary views for itself;
-- `moment` holds one row: the time asked about and the last ledger entry that counts. To use them
-- with the sqlite3 shell: .read this file, then
--   INSERT INTO moment SELECT strftime('%Y-%m-%dT%H:%M:%fZ', 'now'), max(id) FROM ledger_entry;

CREATE TEMP TABLE moment (time TEXT NOT NULL, entry_id INTEGER NOT NULL) STRICT;

CREATE TEMP VIEW policy AS -- the number-valued rules in force
SELECT
  coalesce((SELECT CAST(value AS INTEGER) FROM policy_rule
    WHERE key = 'sign-offs-required' AND entry_id <= (SELECT entry_id FROM moment)
    ORDER BY entry_id DESC LIMIT 1), 1) AS sign_offs_required,
  coalesce((SELECT nullif(value, 'none') FROM policy_rule
    WHERE key = 'review-interval' AND entry_id <= (SELECT entry_id FROM moment)
    ORDER BY entry_id DESC LIMIT 1),
    CASE WHEN EXISTS (SELECT 1 FROM policy_rule
      WHERE key = 'review-interval' AND entry_id <= (SELECT entry_id FROM moment))
    THEN NULL ELSE '12 months' END) AS review_interval;

CREATE TEMP VIEW known_publication AS -- those recorded by then and not taken off the schedule
SELECT p.* FROM publication p
WHERE p.entry_id <= (SELECT entry_id FROM moment)
  AND NOT EXISTS (SELECT 1 FROM publication_cancellation c WHERE c.publication_id = p.id
    AND c.entry_id <= (SELECT entry_id FROM moment));

CREATE TEMP VIEW standing_publication AS -- the one that decides what is public; it may be expired
SELECT p.* FROM known_publication p
WHERE p.from_time <= (SELECT time FROM moment)
  AND p.entry_id = (SELECT max(q.entry_id) FROM known_publication q
    WHERE q.article_id = p.article_id AND q.from_time <= (SELECT time FROM moment))
  AND p.entry_id > coalesce((SELECT max(w.entry_id) FROM withdrawal w
    WHERE w.article_id = p.article_id AND w.entry_id <= (SELECT entry_id FROM moment)), 0);

CREATE TEMP VIEW live_publication AS -- the one whose text is public
SELECT * FROM standing_publication
WHERE until_time IS NULL OR until_time > (SELECT time FROM moment);

CREATE TEMP VIEW scheduled_publication AS -- the one that is to begin
SELECT p.* FROM known_publication p
WHERE p.from_time > (SELECT time FROM moment)
  AND p.entry_id = (SELECT max(q.entry_id) FROM known_publication q
    WHERE q.article_id = p.article_id AND q.from_time > (SELECT time FROM moment))
  AND p.entry_id > coalesce((SELECT max(w.entry_id) FROM withdrawal w
    WHERE w.article_id = p.article_id AND w.entry_id <= (SELECT entry_id FROM moment)), 0);

CREATE TEMP VIEW latest_approval AS -- each reviewer's last approval of a text, as far as it stands
SELECT s.article_id, s.text_id, s.reviewer_id, max(s.entry_id) AS entry_id, l.time
FROM sign_off s JOIN ledger_entry l ON l.id = s.entry_id
WHERE s.decision = 'approve' AND s.entry_id <= (SELECT entry_id FROM moment)
  AND s.entry_id > coalesce((SELECT max(o.entry_id) FROM sign_off o
    WHERE o.article_id = s.article_id AND o.text_id = s.text_id AND o.decision = 'request_changes'
      AND o.entry_id <= (SELECT entry_id FROM moment)), 0)
  AND s.entry_id > coalesce((SELECT max(w.entry_id) FROM withdrawal w
    WHERE w.article_id = s.article_id AND w.entry_id <= (SELECT entry_id FROM moment)), 0)
GROUP BY s.article_id, s.text_id, s.reviewer_id;

CREATE TEMP VIEW known_revision AS
SELECT * FROM revision WHERE entry_id <= (SELECT entry_id FROM moment);

CREATE TEMP VIEW article_newest AS -- the newest revision and the one up to which drafts were set aside
SELECT a.id AS article_id,
  (SELECT max(r.number) FROM revision r
    WHERE r.article_id = a.id AND r.entry_id <= (SELECT entry_id FROM moment)) AS number,
  coalesce((SELECT d.revision_number FROM draft_discard d
    WHERE d.article_id = a.id AND d.entry_id <= (SELECT entry_id FROM moment)
    ORDER BY d.entry_id DESC LIMIT 1), 0) AS discarded_number
FROM article a WHERE a.entry_id <= (SELECT entry_id FROM moment);

CREATE TEMP VIEW article_head AS -- the revision that the next edit starts from; NULL for none
SELECT n.article_id, n.number AS newest_number,
  CASE WHEN n.number > n.discarded_number THEN n.number ELSE p.revision_number END AS number
FROM article_newest n LEFT JOIN live_publication p ON p.article_id = n.article_id;

CREATE TEMP VIEW article_review AS -- the last review of each article and how it ended
SELECT r.*, o.outcome FROM review r
LEFT JOIN review_outcome o ON o.review_id = r.id
  AND o.entry_id <= (SELECT entry_id FROM moment)
WHERE r.id = (SELECT max(q.id) FROM review q
  WHERE q.article_id = r.article_id AND q.entry_id <= (SELECT entry_id FROM moment));

-- One row an article: both sides of its status. Whether a sign-off is by a contributor to its text is
-- not asked here: none is ever recorded while the policy forbids it, and faqcms asks again wherever the
-- rule was ever off.
CREATE TEMP VIEW article_status AS
SELECT a.id AS article_id, a.uuid, h.newest_number, h.number AS head_number,
  head.text_id AS head_text_id, live.revision_number AS live_number,
  live.text_id AS live_text_id,
  live.from_time AS live_from, live.until_time AS live_until,
  scheduled.revision_number AS scheduled_number, scheduled.from_time AS scheduled_from,
  review.id AS review_id, review.revision_number AS review_number, review.outcome AS review_outcome,
  CASE
    WHEN review.id IS NOT NULL AND review.outcome IS NULL THEN 'in_review'
    WHEN h.number IS NULL THEN 'discarded'
    WHEN review.outcome = 'changes_requested' AND review.revision_number = h.number
      THEN 'changes_requested'
    WHEN (SELECT count(*) FROM latest_approval s
        WHERE s.article_id = a.id AND s.text_id = head.text_id
          AND (p.review_interval IS NULL
            OR strftime('%Y-%m-%dT%H:%M:%fZ', s.time, '+' || p.review_interval)
              > (SELECT time FROM moment))) >= p.sign_offs_required THEN 'approved'
    ELSE 'draft'
  END AS working,
  (SELECT strftime('%Y-%m-%dT%H:%M:%fZ', min(time), '+' || p.review_interval)
    FROM (SELECT max(l.time) AS time FROM sign_off s JOIN ledger_entry l ON l.id = s.entry_id
      WHERE s.article_id = a.id AND s.text_id = live.text_id AND s.decision = 'approve'
        AND s.entry_id <= (SELECT entry_id FROM moment)
      GROUP BY s.reviewer_id
      ORDER BY time DESC LIMIT (SELECT sign_offs_required FROM policy))) AS review_due,
  standing.id IS NOT NULL AS has_standing,
  EXISTS (SELECT 1 FROM withdrawal w WHERE w.article_id = a.id
    AND w.entry_id <= (SELECT entry_id FROM moment)) AS was_withdrawn
FROM article a
JOIN article_head h ON h.article_id = a.id
JOIN policy p
LEFT JOIN revision head ON head.article_id = a.id AND head.number = h.number
LEFT JOIN standing_publication standing ON standing.article_id = a.id
LEFT JOIN live_publication live ON live.article_id = a.id
LEFT JOIN scheduled_publication scheduled ON scheduled.article_id = a.id
LEFT JOIN article_review review ON review.article_id = a.id;

CREATE TEMP VIEW article_summary AS -- what lists show; the public side is the last column
SELECT s.*, slug.slug, coalesce(s.head_text_id, newest.text_id) AS text_id,
  t.title, t.locale, t.category, t.tags,
  l.time AS changed, (SELECT group_concat(handle, ' ') FROM (SELECT DISTINCT c.handle
    FROM known_revision r JOIN contributor c ON c.id = r.author_id
    WHERE r.article_id = s.article_id ORDER BY c.handle)) AS authors,
  place.position, coalesce(place.is_featured, 0) AS is_featured,
  CASE
    WHEN s.live_number IS NOT NULL AND s.review_due <= (SELECT time FROM moment) THEN 'overdue'
    WHEN s.live_number IS NOT NULL THEN 'published'
    WHEN s.has_standing THEN 'expired'
    WHEN s.was_withdrawn THEN 'withdrawn'
    WHEN s.scheduled_number IS NOT NULL THEN 'scheduled'
    ELSE 'unpublished'
  END AS public
FROM article_status s
JOIN article_slug slug ON slug.article_id = s.article_id
  AND slug.entry_id = (SELECT max(q.entry_id) FROM article_slug q
    WHERE q.article_id = s.article_id AND q.entry_id <= (SELECT entry_id FROM moment))
JOIN revision newest ON newest.article_id = s.article_id AND newest.number = s.newest_number
LEFT JOIN text_heading t ON t.text_id = coalesce(s.head_text_id, newest.text_id)
JOIN ledger_entry l ON l.id = newest.entry_id
LEFT JOIN placement place ON place.article_id = s.article_id
  AND place.entry_id = (SELECT max(q.entry_id) FROM placement q
    WHERE q.article_id = s.article_id AND q.entry_id <= (SELECT entry_id FROM moment));
