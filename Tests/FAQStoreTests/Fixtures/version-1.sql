PRAGMA application_id = 1178685763;
PRAGMA user_version = 1;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE ledger_entry (
  id INTEGER PRIMARY KEY,             -- the position in the ledger, from 1 without gaps
  time TEXT NOT NULL CHECK (length(time) = 24),
  actor TEXT NOT NULL,                -- the handle of who did it
  act TEXT NOT NULL,                  -- what was done, such as review.approve
  article_id INTEGER,                 -- the article it was done to, if any
  revision_number INTEGER,            -- the revision it was done to, if any
  digest TEXT,                        -- that revision's digest
  note TEXT NOT NULL,                 -- what the actor said about it
  details TEXT NOT NULL CHECK (details GLOB '{*}'), -- all else that was recorded, as JSON
  previous TEXT NOT NULL,             -- the hash of the entry before, 64 zeros for the first
  hash TEXT NOT NULL UNIQUE CHECK (length(hash) = 64) -- of a zero byte and the canonical bytes
) STRICT;
INSERT INTO ledger_entry VALUES(1,'2026-11-24T04:16:46.537Z','pia','site.init',NULL,NULL,NULL,'','{"founder":{"credentials":"","handle":"pia","is_active":true,"name":"root","registration":"","roles":["writer","publisher","admin"],"specialties":[]},"locale":"en","title":"Sample FAQ","uuid":"a1c3310a-1456-42f7-8354-6fef4a40d668"}','0000000000000000000000000000000000000000000000000000000000000000','07113f850b8418e96c8dc6edf1c0d13bedaefa3d81dbbf2ed4ef4ff1bf10c00e');
INSERT INTO ledger_entry VALUES(2,'2026-11-24T04:16:46.645Z','pia','contributor.add',NULL,NULL,NULL,'','{"credentials":"","handle":"mara","is_active":true,"name":"Mara Sample","registration":"","roles":["writer"],"specialties":[]}','07113f850b8418e96c8dc6edf1c0d13bedaefa3d81dbbf2ed4ef4ff1bf10c00e','5806a1df68e118232c1b83805d2d658afd8dedd1fd93051d37e233330740049e');
INSERT INTO ledger_entry VALUES(3,'2026-11-24T04:16:46.704Z','pia','contributor.add',NULL,NULL,NULL,'','{"credentials":"MD","handle":"anna","is_active":true,"name":"Anna Sample","registration":"","roles":["reviewer"],"specialties":[]}','5806a1df68e118232c1b83805d2d658afd8dedd1fd93051d37e233330740049e','d9d550b6a16932961578d2182ccded4b80940fd8dc53b3c946c65f190d2495a8');
INSERT INTO ledger_entry VALUES(4,'2026-11-24T04:16:46.747Z','pia','category.add',NULL,NULL,NULL,'','{"description":"","parent":null,"position":1,"slug":"treatment","title":"Treatment"}','d9d550b6a16932961578d2182ccded4b80940fd8dc53b3c946c65f190d2495a8','0e58911101a9ac8d00383abbf1ee2a5225a1bd3957cea3e2840723f0fe4bc967');
INSERT INTO ledger_entry VALUES(5,'2026-11-24T04:16:46.789Z','mara','draft.new',1,1,'20d861dbdc953e4bdf7cc63f1419765d9e602ef0ac2ee79e727337c401c275dc','','{"slug":"is-this-a-sample","uuid":"8f4ff607-8171-4d8e-a750-37ff5bc7b562"}','0e58911101a9ac8d00383abbf1ee2a5225a1bd3957cea3e2840723f0fe4bc967','23b044a70c857c8d5a9bfd435e18497f1e1c44797a448609860cddae7bd0f14a');
INSERT INTO ledger_entry VALUES(6,'2026-11-24T04:16:46.924Z','mara','draft.submit',1,1,'20d861dbdc953e4bdf7cc63f1419765d9e602ef0ac2ee79e727337c401c275dc','','{}','23b044a70c857c8d5a9bfd435e18497f1e1c44797a448609860cddae7bd0f14a','b9c430adf268ce0d96613fdd9b416a44af59471cde6e2f904436550a210d8782');
INSERT INTO ledger_entry VALUES(7,'2026-11-24T04:16:46.991Z','anna','review.comment',1,1,'20d861dbdc953e4bdf7cc63f1419765d9e602ef0ac2ee79e727337c401c275dc','A remark.','{}','b9c430adf268ce0d96613fdd9b416a44af59471cde6e2f904436550a210d8782','51e225f016c4135a93d2bcb5388b9697c2d88dede3345c556c19c110b9e3fb7d');
INSERT INTO ledger_entry VALUES(8,'2026-11-24T04:16:47.128Z','anna','review.approve',1,1,'20d861dbdc953e4bdf7cc63f1419765d9e602ef0ac2ee79e727337c401c275dc','','{"credentials":"MD","meaning":"medical_review","name":"Anna Sample","registration":"","scope":"full_text"}','51e225f016c4135a93d2bcb5388b9697c2d88dede3345c556c19c110b9e3fb7d','f60967fe78fb43c9ee00f7b660f0a93c41b2c8cbd8c5312f767a4f0bd90d340b');
INSERT INTO ledger_entry VALUES(9,'2026-11-24T04:16:47.214Z','pia','publish',1,1,'20d861dbdc953e4bdf7cc63f1419765d9e602ef0ac2ee79e727337c401c275dc','','{"cause":"published","from":"2026-11-24T04:16:47.214Z","until":null}','f60967fe78fb43c9ee00f7b660f0a93c41b2c8cbd8c5312f767a4f0bd90d340b','88fee75dd50722e1a2dc14047f53df9a5c070a96fee52e163f1a057365391ff2');
INSERT INTO ledger_entry VALUES(10,'2026-11-24T04:16:47.341Z','mara','draft.edit',1,2,'f235f9c4cbb47569f18021750dc601b66fcecb302fded58f83064e5bd86c67d6','','{"base":1}','88fee75dd50722e1a2dc14047f53df9a5c070a96fee52e163f1a057365391ff2','75ddcd03178f615daed994e74e0c52a1e3f43e55bbec9200241bf2faefc3aab3');
INSERT INTO ledger_entry VALUES(11,'2026-11-24T04:16:47.420Z','mara','draft.submit',1,2,'f235f9c4cbb47569f18021750dc601b66fcecb302fded58f83064e5bd86c67d6','','{}','75ddcd03178f615daed994e74e0c52a1e3f43e55bbec9200241bf2faefc3aab3','91aecf88733a4f07193a914df27a866f10498ae029f052f2151f777413bdbc49');
INSERT INTO ledger_entry VALUES(12,'2026-11-24T04:16:47.489Z','anna','review.request-changes',1,2,'f235f9c4cbb47569f18021750dc601b66fcecb302fded58f83064e5bd86c67d6','Say why.','{"credentials":"MD","meaning":"medical_review","name":"Anna Sample","registration":"","scope":"full_text"}','91aecf88733a4f07193a914df27a866f10498ae029f052f2151f777413bdbc49','64e2b628dd4c042ef82e8d3884756c5f6d9c7df4d41f9a587221718cf2c4f0e2');
INSERT INTO ledger_entry VALUES(13,'2026-11-24T04:16:47.624Z','mara','draft.new',2,1,'ba101fab35bd13f7ab8acfc209d704a5f65ea65e055396ab5d056b4888a49a12','','{"slug":"a-second-sample","uuid":"be996cf3-4388-4a3e-b37e-680f5fd0f4a1"}','64e2b628dd4c042ef82e8d3884756c5f6d9c7df4d41f9a587221718cf2c4f0e2','e2d41a5cce32b0422bc6b824d3e615ce9fb6639414d50b00a302929f864f3faa');
INSERT INTO ledger_entry VALUES(14,'2026-11-24T04:16:47.797Z','pia','rename',2,NULL,NULL,'','{"before":"a-second-sample","slug":"the-second"}','e2d41a5cce32b0422bc6b824d3e615ce9fb6639414d50b00a302929f864f3faa','3ca84c95975a863dcbc8bb9add5c43b9bf5927b170af6a54f5d0915cf33f39d3');
INSERT INTO ledger_entry VALUES(15,'2026-11-24T04:16:47.882Z','mara','draft.submit',2,1,'ba101fab35bd13f7ab8acfc209d704a5f65ea65e055396ab5d056b4888a49a12','','{}','3ca84c95975a863dcbc8bb9add5c43b9bf5927b170af6a54f5d0915cf33f39d3','70b65a2c4a83e0bc55d4f9cc4bbadc663792cb88e34ae00da99a5c89a34b4554');
INSERT INTO ledger_entry VALUES(16,'2026-11-24T04:16:47.973Z','anna','review.approve',2,1,'ba101fab35bd13f7ab8acfc209d704a5f65ea65e055396ab5d056b4888a49a12','','{"credentials":"MD","meaning":"medical_review","name":"Anna Sample","registration":"","scope":"full_text"}','70b65a2c4a83e0bc55d4f9cc4bbadc663792cb88e34ae00da99a5c89a34b4554','df9ed9e31fb94fef2b40513e8a1b2115294a9107b622e0a9a0b2254596342459');
INSERT INTO ledger_entry VALUES(17,'2026-11-24T04:16:48.188Z','pia','place',1,NULL,NULL,'','{"is_featured":true,"position":1}','df9ed9e31fb94fef2b40513e8a1b2115294a9107b622e0a9a0b2254596342459','77b4cd743926dd829d291ddf90cf804b6482e79cbdc34376046acca27efce3fb');
INSERT INTO ledger_entry VALUES(18,'2026-11-24T04:16:48.321Z','pia','withdraw',1,1,'20d861dbdc953e4bdf7cc63f1419765d9e602ef0ac2ee79e727337c401c275dc','A sample reason.','{"replacement":null}','77b4cd743926dd829d291ddf90cf804b6482e79cbdc34376046acca27efce3fb','a79272e145a1700e9df4c8e09f56c098431c75babd8ee5d256c17e267af7d59e');
INSERT INTO ledger_entry VALUES(19,'2026-11-24T04:16:48.429Z','mara','draft.new',3,1,'7b2a9775bb59f6cf679e669a0d9535e41e6edfedbe490a993f206314e2d4d66b','','{"slug":"a-third-sample","uuid":"bf41e98e-c572-4f00-8e25-2463467ae570"}','a79272e145a1700e9df4c8e09f56c098431c75babd8ee5d256c17e267af7d59e','650884fae64cbb56ff792bb0c5d87e3717003cd1fa13f6285d64d4d77abcee35');
INSERT INTO ledger_entry VALUES(20,'2026-11-24T04:16:48.523Z','mara','draft.discard',3,1,'7b2a9775bb59f6cf679e669a0d9535e41e6edfedbe490a993f206314e2d4d66b','','{}','650884fae64cbb56ff792bb0c5d87e3717003cd1fa13f6285d64d4d77abcee35','10332b5f4eb01414aadb72939b8b870362b8500a3dcc9389810dc7aeb7e259bc');
INSERT INTO ledger_entry VALUES(21,'2026-11-24T04:16:48.613Z','pia','policy.set',NULL,NULL,NULL,'','{"before":"1","key":"sign-offs-required","value":"2"}','10332b5f4eb01414aadb72939b8b870362b8500a3dcc9389810dc7aeb7e259bc','bbab1d751409f79b919572af8372b1628c7ff9d3ccbbef2fb2560bfdad7d20cf');
INSERT INTO ledger_entry VALUES(22,'2026-11-24T04:17:21.528Z','pia','policy.set',NULL,NULL,NULL,'','{"before":"2","key":"sign-offs-required","value":"1"}','bbab1d751409f79b919572af8372b1628c7ff9d3ccbbef2fb2560bfdad7d20cf','732d3b83f096beefd16d64f1b95264369765c2fda4fc62a3ad0187ead0c93d53');
INSERT INTO ledger_entry VALUES(23,'2026-11-24T04:17:21.587Z','mara','draft.new',4,1,'0d08d654248e81a5eecdfbab592dbcd84ecdfbb66111dc1748753de59d91a37f','','{"slug":"a-fourth-sample","uuid":"efc6677f-73ae-4df5-af2a-a6db4050610a"}','732d3b83f096beefd16d64f1b95264369765c2fda4fc62a3ad0187ead0c93d53','914e035c0960c6dbfa09449ad4b01939eb5070932fbf7fbfcd20fa8395abe991');
INSERT INTO ledger_entry VALUES(24,'2026-11-24T04:17:21.649Z','mara','draft.submit',4,1,'0d08d654248e81a5eecdfbab592dbcd84ecdfbb66111dc1748753de59d91a37f','','{}','914e035c0960c6dbfa09449ad4b01939eb5070932fbf7fbfcd20fa8395abe991','f41be24a3a8e639516fcd2a48187892e8da398f4873b613b9b7973924d6405c6');
INSERT INTO ledger_entry VALUES(25,'2026-11-24T04:17:21.710Z','anna','review.approve',4,1,'0d08d654248e81a5eecdfbab592dbcd84ecdfbb66111dc1748753de59d91a37f','','{"credentials":"MD","meaning":"medical_review","name":"Anna Sample","registration":"","scope":"full_text"}','f41be24a3a8e639516fcd2a48187892e8da398f4873b613b9b7973924d6405c6','29f3d7446d45bd6b69a16379f0fc7cd3ca844b48ba8a5a842117c6d6a5a6510d');
INSERT INTO ledger_entry VALUES(26,'2026-11-24T04:17:21.759Z','pia','publish',4,1,'0d08d654248e81a5eecdfbab592dbcd84ecdfbb66111dc1748753de59d91a37f','','{"cause":"published","from":"2027-02-01T00:00:00.000Z","until":null}','29f3d7446d45bd6b69a16379f0fc7cd3ca844b48ba8a5a842117c6d6a5a6510d','c9e191e7d1a82bed4a2c6dd9f780bee9f40e060a67b7c621dcddad89918c586b');
INSERT INTO ledger_entry VALUES(27,'2026-11-24T04:17:21.806Z','pia','unschedule',4,1,'0d08d654248e81a5eecdfbab592dbcd84ecdfbb66111dc1748753de59d91a37f','','{"from":"2027-02-01T00:00:00.000Z"}','c9e191e7d1a82bed4a2c6dd9f780bee9f40e060a67b7c621dcddad89918c586b','e11950e57514c635538617e18e09847ac8e5470ddd454f176c98ff4ee91e90fb');
INSERT INTO ledger_entry VALUES(28,'2026-11-24T04:17:21.948Z','pia','category.add',NULL,NULL,NULL,'','{"description":"","parent":null,"position":2,"slug":"trials","title":"Trials"}','e11950e57514c635538617e18e09847ac8e5470ddd454f176c98ff4ee91e90fb','2d18bcc3300f468475cf835f69817df3ecc11ef0e7f1a5376174ab36cacd5793');
INSERT INTO ledger_entry VALUES(29,'2026-11-24T04:17:21.986Z','pia','category.order',NULL,NULL,NULL,'','{"order":["trials","treatment"]}','2d18bcc3300f468475cf835f69817df3ecc11ef0e7f1a5376174ab36cacd5793','a879d8aca4e37d50f212e0eacef51da2d978f21e38a15b62f0a9a3ed65d30cdc');
INSERT INTO ledger_entry VALUES(30,'2026-11-24T04:17:22.034Z','pia','publish',4,1,'0d08d654248e81a5eecdfbab592dbcd84ecdfbb66111dc1748753de59d91a37f','','{"cause":"published","from":"2026-11-24T04:17:22.034Z","until":"2027-03-01T00:00:00.000Z"}','a879d8aca4e37d50f212e0eacef51da2d978f21e38a15b62f0a9a3ed65d30cdc','e2f310dedcde59f0107b9d9bee359c0d24a047e6afde55d4587c4a846ab8ace9');
INSERT INTO ledger_entry VALUES(31,'2026-11-24T04:17:22.079Z','mara','draft.edit',4,2,'972d406a8433ee34dc21180b70d88f89fbc2029892ab36e5d9c65b405fb423b7','','{"base":1}','e2f310dedcde59f0107b9d9bee359c0d24a047e6afde55d4587c4a846ab8ace9','8a83b09c7569453b03497719febb338cef01537ae6f3f9aa33a78b3eb41e0c14');
CREATE TABLE site (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL CHECK (length(uuid) = 36),
  title TEXT NOT NULL,
  locale TEXT NOT NULL,               -- the BCP 47 tag of texts that name none
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO site VALUES(1,'a1c3310a-1456-42f7-8354-6fef4a40d668','Sample FAQ','en',1);
CREATE TABLE policy_rule (
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  key TEXT NOT NULL,                  -- the rule's name, such as sign-offs-required
  value TEXT NOT NULL,                -- as people write it
  PRIMARY KEY (key, entry_id)
) STRICT;
INSERT INTO policy_rule VALUES(21,'sign-offs-required','2');
INSERT INTO policy_rule VALUES(22,'sign-offs-required','1');
CREATE TABLE contributor (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE,        -- the short name, never given to anybody else
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO contributor VALUES(1,'pia',1);
INSERT INTO contributor VALUES(2,'mara',2);
INSERT INTO contributor VALUES(3,'anna',3);
CREATE TABLE contributor_profile (
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  name TEXT NOT NULL,
  roles TEXT NOT NULL CHECK (roles GLOB '[[]*]'),            -- a JSON array of role names
  credentials TEXT NOT NULL,          -- a reviewer's titles as printed, such as MD, PhD
  specialties TEXT NOT NULL CHECK (specialties GLOB '[[]*]'), -- a JSON array of names
  registration TEXT NOT NULL,         -- a reviewer's register and number
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)),
  PRIMARY KEY (contributor_id, entry_id)
) STRICT;
INSERT INTO contributor_profile VALUES(1,1,'root','["writer","publisher","admin"]','','[]','',1);
INSERT INTO contributor_profile VALUES(2,2,'Mara Sample','["writer"]','','[]','',1);
INSERT INTO contributor_profile VALUES(3,3,'Anna Sample','["reviewer"]','MD','[]','',1);
CREATE TABLE category (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO category VALUES(1,'treatment',4);
INSERT INTO category VALUES(2,'trials',28);
CREATE TABLE category_profile (
  category_id INTEGER NOT NULL REFERENCES category (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  title TEXT NOT NULL CHECK (title <> ''),
  description TEXT NOT NULL,
  parent_id INTEGER REFERENCES category (id), -- the shelf it stands within
  position INTEGER NOT NULL CHECK (position >= 1), -- the place among its siblings
  PRIMARY KEY (category_id, entry_id)
) STRICT;
INSERT INTO category_profile VALUES(1,4,'Treatment','',NULL,1);
INSERT INTO category_profile VALUES(2,28,'Trials','',NULL,2);
INSERT INTO category_profile VALUES(2,29,'Trials','',NULL,1);
INSERT INTO category_profile VALUES(1,29,'Treatment','',NULL,2);
CREATE TABLE article (
  id INTEGER PRIMARY KEY,             -- the number that people use
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36), -- names it outside this database
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO article VALUES(1,'8f4ff607-8171-4d8e-a750-37ff5bc7b562',5);
INSERT INTO article VALUES(2,'be996cf3-4388-4a3e-b37e-680f5fd0f4a1',13);
INSERT INTO article VALUES(3,'bf41e98e-c572-4f00-8e25-2463467ae570',19);
INSERT INTO article VALUES(4,'efc6677f-73ae-4df5-af2a-a6db4050610a',23);
CREATE TABLE slug (
  slug TEXT PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id),
  UNIQUE (slug, article_id)
) STRICT;
INSERT INTO slug VALUES('is-this-a-sample',1);
INSERT INTO slug VALUES('a-second-sample',2);
INSERT INTO slug VALUES('the-second',2);
INSERT INTO slug VALUES('a-third-sample',3);
INSERT INTO slug VALUES('a-fourth-sample',4);
CREATE TABLE article_slug (
  article_id INTEGER NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  slug TEXT NOT NULL,
  PRIMARY KEY (article_id, entry_id),
  FOREIGN KEY (slug, article_id) REFERENCES slug (slug, article_id)
) STRICT;
INSERT INTO article_slug VALUES(1,5,'is-this-a-sample');
INSERT INTO article_slug VALUES(2,13,'a-second-sample');
INSERT INTO article_slug VALUES(2,14,'the-second');
INSERT INTO article_slug VALUES(3,19,'a-third-sample');
INSERT INTO article_slug VALUES(4,23,'a-fourth-sample');
CREATE TABLE placement (
  article_id INTEGER NOT NULL REFERENCES article (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  position INTEGER CHECK (position >= 1), -- NULL for after all that have one
  is_featured INTEGER NOT NULL CHECK (is_featured IN (0, 1)),
  PRIMARY KEY (article_id, entry_id)
) STRICT;
INSERT INTO placement VALUES(1,17,1,1);
CREATE TABLE text (
  digest TEXT PRIMARY KEY CHECK (length(digest) = 64), -- of the canonical bytes
  form INTEGER NOT NULL,              -- the version of the canonical form
  canonical BLOB NOT NULL,            -- the text in canonical form, UTF-8
  title TEXT NOT NULL CHECK (title <> ''),
  locale TEXT NOT NULL,
  category TEXT NOT NULL,             -- a category's slug, or empty
  tags TEXT NOT NULL CHECK (tags GLOB '[[]*]') -- a JSON array
) STRICT;
INSERT INTO text VALUES('20d861dbdc953e4bdf7cc63f1419765d9e602ef0ac2ee79e727337c401c275dc',1,X'2d2d2d0a7469746c653a20224973207468697320612073616d706c653f220a73756d6d6172793a20225965732e220a6c6f63616c653a2022656e220a63617465676f72793a202274726561746d656e74220a746167733a205b2273616d706c65225d0a61756469656e63653a205b5d0a636f6465733a205b5d0a7265666572656e6365733a205b5d0a72656c617465643a205b5d0a2d2d2d0a0a5468697320697320612073616d706c652c207772697474656e20666f72206120746573743b206974206973206e6f206d65646963616c206164766963652e0a','Is this a sample?','en','treatment','["sample"]');
INSERT INTO text VALUES('f235f9c4cbb47569f18021750dc601b66fcecb302fded58f83064e5bd86c67d6',1,X'2d2d2d0a7469746c653a20224973207468697320612073616d706c653f220a73756d6d6172793a20225374696c6c207965732e220a6c6f63616c653a2022656e220a63617465676f72793a202274726561746d656e74220a746167733a205b2273616d706c65225d0a61756469656e63653a205b5d0a636f6465733a205b5d0a7265666572656e6365733a205b5d0a72656c617465643a205b5d0a2d2d2d0a0a5468697320697320612073616d706c652c207772697474656e20666f72206120746573743b206974206973206e6f206d65646963616c206164766963652e0a','Is this a sample?','en','treatment','["sample"]');
INSERT INTO text VALUES('ba101fab35bd13f7ab8acfc209d704a5f65ea65e055396ab5d056b4888a49a12',1,X'2d2d2d0a7469746c653a202241207365636f6e642073616d706c653f220a73756d6d6172793a2022220a6c6f63616c653a2022656e220a63617465676f72793a2022220a746167733a205b5d0a61756469656e63653a205b5d0a636f6465733a205b5d0a7265666572656e6365733a205b5d0a72656c617465643a205b5d0a2d2d2d0a0a436166c3a92c206e61c3af76653a20616e6f746865722073616d706c652e0a','A second sample?','en','','[]');
INSERT INTO text VALUES('7b2a9775bb59f6cf679e669a0d9535e41e6edfedbe490a993f206314e2d4d66b',1,X'2d2d2d0a7469746c653a2022412074686972642073616d706c653f220a73756d6d6172793a2022220a6c6f63616c653a2022656e220a63617465676f72793a2022220a746167733a205b5d0a61756469656e63653a205b5d0a636f6465733a205b5d0a7265666572656e6365733a205b5d0a72656c617465643a205b5d0a2d2d2d0a0a54686972642e0a','A third sample?','en','','[]');
INSERT INTO text VALUES('0d08d654248e81a5eecdfbab592dbcd84ecdfbb66111dc1748753de59d91a37f',1,X'2d2d2d0a7469746c653a20224120666f757274682073616d706c653f220a73756d6d6172793a2022220a6c6f63616c653a2022656e220a63617465676f72793a2022220a746167733a205b5d0a61756469656e63653a205b5d0a636f6465733a205b5d0a7265666572656e6365733a205b5d0a72656c617465643a205b5d0a2d2d2d0a0a466f757274682e0a','A fourth sample?','en','','[]');
INSERT INTO text VALUES('972d406a8433ee34dc21180b70d88f89fbc2029892ab36e5d9c65b405fb423b7',1,X'2d2d2d0a7469746c653a20224120666f757274682073616d706c652c206564697465643f220a73756d6d6172793a2022220a6c6f63616c653a2022656e220a63617465676f72793a2022220a746167733a205b5d0a61756469656e63653a205b5d0a636f6465733a205b5d0a7265666572656e6365733a205b5d0a72656c617465643a205b5d0a2d2d2d0a0a466f757274682e0a','A fourth sample, edited?','en','','[]');
CREATE TABLE revision (
  article_id INTEGER NOT NULL REFERENCES article (id),
  number INTEGER NOT NULL CHECK (number >= 1), -- within the article, from 1 without gaps
  digest TEXT NOT NULL REFERENCES text (digest),
  base_number INTEGER,                -- the revision that its author started from
  author_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  PRIMARY KEY (article_id, number),
  UNIQUE (article_id, number, digest),
  FOREIGN KEY (article_id, base_number) REFERENCES revision (article_id, number),
  CHECK (base_number < number)
) STRICT;
INSERT INTO revision VALUES(1,1,'20d861dbdc953e4bdf7cc63f1419765d9e602ef0ac2ee79e727337c401c275dc',NULL,2,5);
INSERT INTO revision VALUES(1,2,'f235f9c4cbb47569f18021750dc601b66fcecb302fded58f83064e5bd86c67d6',1,2,10);
INSERT INTO revision VALUES(2,1,'ba101fab35bd13f7ab8acfc209d704a5f65ea65e055396ab5d056b4888a49a12',NULL,2,13);
INSERT INTO revision VALUES(3,1,'7b2a9775bb59f6cf679e669a0d9535e41e6edfedbe490a993f206314e2d4d66b',NULL,2,19);
INSERT INTO revision VALUES(4,1,'0d08d654248e81a5eecdfbab592dbcd84ecdfbb66111dc1748753de59d91a37f',NULL,2,23);
INSERT INTO revision VALUES(4,2,'972d406a8433ee34dc21180b70d88f89fbc2029892ab36e5d9c65b405fb423b7',1,2,31);
CREATE TABLE draft_discard (
  article_id INTEGER NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  revision_number INTEGER NOT NULL,
  PRIMARY KEY (article_id, entry_id),
  FOREIGN KEY (article_id, revision_number) REFERENCES revision (article_id, number)
) STRICT;
INSERT INTO draft_discard VALUES(3,20,1);
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  submitter_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number, digest)
    REFERENCES revision (article_id, number, digest)
) STRICT;
INSERT INTO review VALUES(1,1,1,'20d861dbdc953e4bdf7cc63f1419765d9e602ef0ac2ee79e727337c401c275dc',2,6);
INSERT INTO review VALUES(2,1,2,'f235f9c4cbb47569f18021750dc601b66fcecb302fded58f83064e5bd86c67d6',2,11);
INSERT INTO review VALUES(3,2,1,'ba101fab35bd13f7ab8acfc209d704a5f65ea65e055396ab5d056b4888a49a12',2,15);
INSERT INTO review VALUES(4,4,1,'0d08d654248e81a5eecdfbab592dbcd84ecdfbb66111dc1748753de59d91a37f',2,24);
CREATE TABLE review_outcome (
  review_id INTEGER PRIMARY KEY REFERENCES review (id),
  outcome TEXT NOT NULL
    CHECK (outcome IN ('approved', 'changes_requested', 'superseded', 'taken_back', 'discarded')),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO review_outcome VALUES(1,'approved',8);
INSERT INTO review_outcome VALUES(2,'changes_requested',12);
INSERT INTO review_outcome VALUES(3,'approved',16);
INSERT INTO review_outcome VALUES(4,'approved',25);
CREATE TABLE review_comment (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  author_id INTEGER NOT NULL REFERENCES contributor (id),
  body TEXT NOT NULL CHECK (body <> ''),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number) REFERENCES revision (article_id, number)
) STRICT;
INSERT INTO review_comment VALUES(1,1,1,3,'A remark.',7);
CREATE TABLE sign_off (
  id INTEGER PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES review (id),
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  reviewer_id INTEGER NOT NULL REFERENCES contributor (id),
  name TEXT NOT NULL,                 -- the reviewer's name as it was when signing
  credentials TEXT NOT NULL,          -- and the titles
  registration TEXT NOT NULL,         -- and the register and number
  decision TEXT NOT NULL CHECK (decision IN ('approve', 'request_changes')),
  scope TEXT NOT NULL CHECK (scope IN ('full_text')), -- what was looked at
  meaning TEXT NOT NULL CHECK (meaning IN ('medical_review')), -- what the name stands for
  note TEXT NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number, digest)
    REFERENCES revision (article_id, number, digest)
) STRICT;
INSERT INTO sign_off VALUES(1,1,1,1,'20d861dbdc953e4bdf7cc63f1419765d9e602ef0ac2ee79e727337c401c275dc',3,'Anna Sample','MD','','approve','full_text','medical_review','',8);
INSERT INTO sign_off VALUES(2,2,1,2,'f235f9c4cbb47569f18021750dc601b66fcecb302fded58f83064e5bd86c67d6',3,'Anna Sample','MD','','request_changes','full_text','medical_review','Say why.',12);
INSERT INTO sign_off VALUES(3,3,2,1,'ba101fab35bd13f7ab8acfc209d704a5f65ea65e055396ab5d056b4888a49a12',3,'Anna Sample','MD','','approve','full_text','medical_review','',16);
INSERT INTO sign_off VALUES(4,4,4,1,'0d08d654248e81a5eecdfbab592dbcd84ecdfbb66111dc1748753de59d91a37f',3,'Anna Sample','MD','','approve','full_text','medical_review','',25);
CREATE TABLE publication (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  digest TEXT NOT NULL,
  from_time TEXT NOT NULL CHECK (length(from_time) = 24),
  until_time TEXT CHECK (length(until_time) = 24 AND until_time > from_time), -- NULL for no end
  cause TEXT NOT NULL CHECK (cause IN ('published', 'on_approval')),
  publisher_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number, digest)
    REFERENCES revision (article_id, number, digest)
) STRICT;
INSERT INTO publication VALUES(1,1,1,'20d861dbdc953e4bdf7cc63f1419765d9e602ef0ac2ee79e727337c401c275dc','2026-11-24T04:16:47.214Z',NULL,'published',1,9);
INSERT INTO publication VALUES(2,4,1,'0d08d654248e81a5eecdfbab592dbcd84ecdfbb66111dc1748753de59d91a37f','2027-02-01T00:00:00.000Z',NULL,'published',1,26);
INSERT INTO publication VALUES(3,4,1,'0d08d654248e81a5eecdfbab592dbcd84ecdfbb66111dc1748753de59d91a37f','2026-11-24T04:17:22.034Z','2027-03-01T00:00:00.000Z','published',1,30);
CREATE TABLE publication_cancellation (
  publication_id INTEGER PRIMARY KEY REFERENCES publication (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO publication_cancellation VALUES(2,27);
CREATE TABLE withdrawal (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id),
  reason TEXT NOT NULL CHECK (reason <> ''), -- the public may read it
  replacement_id INTEGER REFERENCES article (id) CHECK (replacement_id <> article_id),
  actor_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO withdrawal VALUES(1,1,'A sample reason.',NULL,1,18);
CREATE INDEX ledger_entry_article ON ledger_entry (article_id, id);
CREATE INDEX ledger_entry_time ON ledger_entry (time, id);
CREATE INDEX review_article ON review (article_id, id);
CREATE INDEX review_comment_article ON review_comment (article_id, id);
CREATE INDEX sign_off_article ON sign_off (article_id, digest, entry_id);
CREATE INDEX publication_article ON publication (article_id, entry_id);
CREATE INDEX withdrawal_article ON withdrawal (article_id, entry_id);
CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'ledger_entry: facts are never changed'); END;
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'ledger_entry: facts are never removed'); END;
CREATE TRIGGER site_no_update BEFORE UPDATE ON site
BEGIN SELECT RAISE(ABORT, 'site: facts are never changed'); END;
CREATE TRIGGER site_no_delete BEFORE DELETE ON site
BEGIN SELECT RAISE(ABORT, 'site: facts are never removed'); END;
CREATE TRIGGER policy_rule_no_update BEFORE UPDATE ON policy_rule
BEGIN SELECT RAISE(ABORT, 'policy_rule: facts are never changed'); END;
CREATE TRIGGER policy_rule_no_delete BEFORE DELETE ON policy_rule
BEGIN SELECT RAISE(ABORT, 'policy_rule: facts are never removed'); END;
CREATE TRIGGER contributor_no_update BEFORE UPDATE ON contributor
BEGIN SELECT RAISE(ABORT, 'contributor: facts are never changed'); END;
CREATE TRIGGER contributor_no_delete BEFORE DELETE ON contributor
BEGIN SELECT RAISE(ABORT, 'contributor: facts are never removed'); END;
CREATE TRIGGER contributor_profile_no_update BEFORE UPDATE ON contributor_profile
BEGIN SELECT RAISE(ABORT, 'contributor_profile: facts are never changed'); END;
CREATE TRIGGER contributor_profile_no_delete BEFORE DELETE ON contributor_profile
BEGIN SELECT RAISE(ABORT, 'contributor_profile: facts are never removed'); END;
CREATE TRIGGER category_no_update BEFORE UPDATE ON category
BEGIN SELECT RAISE(ABORT, 'category: facts are never changed'); END;
CREATE TRIGGER category_no_delete BEFORE DELETE ON category
BEGIN SELECT RAISE(ABORT, 'category: facts are never removed'); END;
CREATE TRIGGER category_profile_no_update BEFORE UPDATE ON category_profile
BEGIN SELECT RAISE(ABORT, 'category_profile: facts are never changed'); END;
CREATE TRIGGER category_profile_no_delete BEFORE DELETE ON category_profile
BEGIN SELECT RAISE(ABORT, 'category_profile: facts are never removed'); END;
CREATE TRIGGER article_no_update BEFORE UPDATE ON article
BEGIN SELECT RAISE(ABORT, 'article: facts are never changed'); END;
CREATE TRIGGER article_no_delete BEFORE DELETE ON article
BEGIN SELECT RAISE(ABORT, 'article: facts are never removed'); END;
CREATE TRIGGER slug_no_update BEFORE UPDATE ON slug
BEGIN SELECT RAISE(ABORT, 'slug: facts are never changed'); END;
CREATE TRIGGER slug_no_delete BEFORE DELETE ON slug
BEGIN SELECT RAISE(ABORT, 'slug: facts are never removed'); END;
CREATE TRIGGER article_slug_no_update BEFORE UPDATE ON article_slug
BEGIN SELECT RAISE(ABORT, 'article_slug: facts are never changed'); END;
CREATE TRIGGER article_slug_no_delete BEFORE DELETE ON article_slug
BEGIN SELECT RAISE(ABORT, 'article_slug: facts are never removed'); END;
CREATE TRIGGER placement_no_update BEFORE UPDATE ON placement
BEGIN SELECT RAISE(ABORT, 'placement: facts are never changed'); END;
CREATE TRIGGER placement_no_delete BEFORE DELETE ON placement
BEGIN SELECT RAISE(ABORT, 'placement: facts are never removed'); END;
CREATE TRIGGER text_no_update BEFORE UPDATE ON text
BEGIN SELECT RAISE(ABORT, 'text: facts are never changed'); END;
CREATE TRIGGER text_no_delete BEFORE DELETE ON text
BEGIN SELECT RAISE(ABORT, 'text: facts are never removed'); END;
CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'revision: facts are never changed'); END;
CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'revision: facts are never removed'); END;
CREATE TRIGGER draft_discard_no_update BEFORE UPDATE ON draft_discard
BEGIN SELECT RAISE(ABORT, 'draft_discard: facts are never changed'); END;
CREATE TRIGGER draft_discard_no_delete BEFORE DELETE ON draft_discard
BEGIN SELECT RAISE(ABORT, 'draft_discard: facts are never removed'); END;
CREATE TRIGGER review_no_update BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'review: facts are never changed'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'review: facts are never removed'); END;
CREATE TRIGGER review_outcome_no_update BEFORE UPDATE ON review_outcome
BEGIN SELECT RAISE(ABORT, 'review_outcome: facts are never changed'); END;
CREATE TRIGGER review_outcome_no_delete BEFORE DELETE ON review_outcome
BEGIN SELECT RAISE(ABORT, 'review_outcome: facts are never removed'); END;
CREATE TRIGGER review_comment_no_update BEFORE UPDATE ON review_comment
BEGIN SELECT RAISE(ABORT, 'review_comment: facts are never changed'); END;
CREATE TRIGGER review_comment_no_delete BEFORE DELETE ON review_comment
BEGIN SELECT RAISE(ABORT, 'review_comment: facts are never removed'); END;
CREATE TRIGGER sign_off_no_update BEFORE UPDATE ON sign_off
BEGIN SELECT RAISE(ABORT, 'sign_off: facts are never changed'); END;
CREATE TRIGGER sign_off_no_delete BEFORE DELETE ON sign_off
BEGIN SELECT RAISE(ABORT, 'sign_off: facts are never removed'); END;
CREATE TRIGGER publication_no_update BEFORE UPDATE ON publication
BEGIN SELECT RAISE(ABORT, 'publication: facts are never changed'); END;
CREATE TRIGGER publication_no_delete BEFORE DELETE ON publication
BEGIN SELECT RAISE(ABORT, 'publication: facts are never removed'); END;
CREATE TRIGGER publication_cancellation_no_update BEFORE UPDATE ON publication_cancellation
BEGIN SELECT RAISE(ABORT, 'publication_cancellation: facts are never changed'); END;
CREATE TRIGGER publication_cancellation_no_delete BEFORE DELETE ON publication_cancellation
BEGIN SELECT RAISE(ABORT, 'publication_cancellation: facts are never removed'); END;
CREATE TRIGGER withdrawal_no_update BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal: facts are never changed'); END;
CREATE TRIGGER withdrawal_no_delete BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal: facts are never removed'); END;
COMMIT;
