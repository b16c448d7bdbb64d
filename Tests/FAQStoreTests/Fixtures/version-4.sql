PRAGMA application_id = 1178685763;
PRAGMA user_version = 4;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE site (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  uuid TEXT NOT NULL CHECK (length(uuid) = 36),
  title TEXT NOT NULL,
  locale TEXT NOT NULL,               -- the BCP 47 tag of texts that name none
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO site VALUES(1,'5932cfc6-b038-446c-b6b2-f98ec8a34ce9','Sample FAQ','en',1);
CREATE TABLE policy_rule (
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  key TEXT NOT NULL,                  -- the rule's name, such as sign-offs-required
  value TEXT NOT NULL,                -- as people write it
  PRIMARY KEY (key, entry_id)
) STRICT;
CREATE TABLE contributor (
  id INTEGER PRIMARY KEY,
  handle TEXT NOT NULL UNIQUE,        -- the short name, never given to anybody else
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO contributor VALUES(1,'pia',1);
INSERT INTO contributor VALUES(2,'mara',2);
INSERT INTO contributor VALUES(3,'anna',3);
INSERT INTO contributor VALUES(4,'ben',4);
CREATE TABLE contributor_profile (
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  name TEXT NOT NULL,
  roles TEXT NOT NULL CHECK (roles GLOB '[[]*]'),            -- a JSON array of role names
  credentials TEXT NOT NULL,          -- a reviewer's titles as printed, such as MD, PhD
  specialties TEXT NOT NULL CHECK (specialties GLOB '[[]*]'), -- a JSON array of names
  registration TEXT NOT NULL,         -- a reviewer's register and number
  is_active INTEGER NOT NULL CHECK (is_active IN (0, 1)), valid_from TEXT -- when a reviewer may sign; NULL: any time
  CHECK (length(valid_from) = 24), valid_until TEXT -- the moment after the last; NULL: no end
  CHECK (length(valid_until) = 24), conflicts TEXT -- a JSON array; NULL where nobody asked
  CHECK (conflicts GLOB '[[]*]'),
  PRIMARY KEY (contributor_id, entry_id)
) STRICT;
INSERT INTO contributor_profile VALUES(1,1,'Seed eaf48d73 maintainers','["writer","publisher","admin"]','','[]','',1,NULL,NULL,NULL);
INSERT INTO contributor_profile VALUES(2,2,'Mara Sample','["writer"]','','[]','',1,NULL,NULL,NULL);
INSERT INTO contributor_profile VALUES(3,3,'Anna Sample','["reviewer"]','MD','["oncology"]','R 1',1,'2026-01-01T00:00:00.000Z','2099-01-01T00:00:00.000Z','["sponsor:Another"]');
INSERT INTO contributor_profile VALUES(4,4,'Ben Sample','["reviewer"]','MD, PhD','[]','',1,NULL,NULL,'[]');
CREATE TABLE category (
  id INTEGER PRIMARY KEY,
  slug TEXT NOT NULL UNIQUE,
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO category VALUES(1,'treatment',8);
INSERT INTO category VALUES(2,'trials',9);
CREATE TABLE category_profile (
  category_id INTEGER NOT NULL REFERENCES category (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  title TEXT NOT NULL CHECK (title <> ''),
  description TEXT NOT NULL,
  parent_id INTEGER REFERENCES category (id), -- the shelf it stands within
  position INTEGER NOT NULL CHECK (position >= 1), tier TEXT -- NULL: as the shelf that it stands within
  CHECK (tier IN ('editorial', 'standard', 'clinical')), -- the place among its siblings
  PRIMARY KEY (category_id, entry_id)
) STRICT;
INSERT INTO category_profile VALUES(1,8,'Treatment','',NULL,1,NULL);
INSERT INTO category_profile VALUES(2,9,'Trials','',NULL,2,NULL);
CREATE TABLE article (
  id INTEGER PRIMARY KEY,             -- the number that people use
  uuid TEXT NOT NULL UNIQUE CHECK (length(uuid) = 36), -- names it outside this database
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO article VALUES(1,'333447ae-222d-4f8d-9ac6-66a9cdf92ebe',11);
INSERT INTO article VALUES(2,'e0e7676b-ccda-4d79-829f-5860385172bc',27);
INSERT INTO article VALUES(3,'dce7bf4f-483f-414f-914c-423bfd182947',33);
INSERT INTO article VALUES(4,'fc08ec90-f993-4af1-95ba-c96237a24926',39);
CREATE TABLE slug (
  slug TEXT PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id),
  UNIQUE (slug, article_id)
) STRICT;
INSERT INTO slug VALUES('is-this-a-sample',1);
INSERT INTO slug VALUES('a-second-sample',2);
INSERT INTO slug VALUES('the-second',2);
INSERT INTO slug VALUES('a-third-sample',3);
INSERT INTO slug VALUES('k1',4);
CREATE TABLE article_slug (
  article_id INTEGER NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  slug TEXT NOT NULL,
  PRIMARY KEY (article_id, entry_id),
  FOREIGN KEY (slug, article_id) REFERENCES slug (slug, article_id)
) STRICT;
INSERT INTO article_slug VALUES(1,11,'is-this-a-sample');
INSERT INTO article_slug VALUES(2,27,'a-second-sample');
INSERT INTO article_slug VALUES(2,28,'the-second');
INSERT INTO article_slug VALUES(3,33,'a-third-sample');
INSERT INTO article_slug VALUES(4,39,'k1');
CREATE TABLE placement (
  article_id INTEGER NOT NULL REFERENCES article (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  position INTEGER CHECK (position >= 1), -- NULL for after all that have one
  is_featured INTEGER NOT NULL CHECK (is_featured IN (0, 1)),
  PRIMARY KEY (article_id, entry_id)
) STRICT;
INSERT INTO placement VALUES(1,35,1,1);
CREATE TABLE draft_discard (
  article_id INTEGER NOT NULL,
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  revision_number INTEGER NOT NULL,
  PRIMARY KEY (article_id, entry_id),
  FOREIGN KEY (article_id, revision_number) REFERENCES revision (article_id, number)
) STRICT;
INSERT INTO draft_discard VALUES(3,34,1);
CREATE TABLE review_outcome (
  review_id INTEGER PRIMARY KEY REFERENCES review (id),
  outcome TEXT NOT NULL
    CHECK (outcome IN ('approved', 'changes_requested', 'superseded', 'taken_back', 'discarded')),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO review_outcome VALUES(1,'approved',19);
INSERT INTO review_outcome VALUES(2,'approved',23);
INSERT INTO review_outcome VALUES(3,'approved',30);
CREATE TABLE review_comment (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  author_id INTEGER NOT NULL REFERENCES contributor (id),
  body TEXT NOT NULL CHECK (body <> ''),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number) REFERENCES revision (article_id, number)
) STRICT;
INSERT INTO review_comment VALUES(1,1,4,3,'Why?',17);
CREATE TABLE publication_cancellation (
  publication_id INTEGER PRIMARY KEY REFERENCES publication (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO publication_cancellation VALUES(2,25);
CREATE TABLE withdrawal (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id),
  reason TEXT NOT NULL CHECK (reason <> ''), -- the public may read it
  replacement_id INTEGER REFERENCES article (id) CHECK (replacement_id <> article_id),
  actor_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO withdrawal VALUES(1,2,'Out of date.',1,1,36);
CREATE TABLE ledger_entry (
  id INTEGER PRIMARY KEY,             -- the position in the ledger, from 1 without gaps
  time TEXT NOT NULL CHECK (length(time) = 24),
  clock TEXT CHECK (clock IN ('system', 'ledger')), -- by which clock; NULL where version 1 made it
  actor TEXT NOT NULL,                -- the handle of who did it
  act TEXT NOT NULL,                  -- what was done, such as review.approve
  article_id INTEGER,                 -- the article it was done to, if any
  revision_number INTEGER,            -- the revision it was done to, if any
  note TEXT NOT NULL,                 -- what the actor said about it
  details TEXT NOT NULL CHECK (details GLOB '{*}'), -- all else that was recorded, as JSON
  hash BLOB NOT NULL CHECK (length(hash) = 32) -- of a zero byte and the canonical bytes
) STRICT;
INSERT INTO ledger_entry VALUES(1,'2026-11-29T07:13:55.284Z','system','pia','site.init',NULL,NULL,'','{"founder":{"credentials":"","handle":"pia","is_active":true,"name":"Seed eaf48d73 maintainers","registration":"","roles":["writer","publisher","admin"],"specialties":[]},"locale":"en","title":"Sample FAQ","uuid":"5932cfc6-b038-446c-b6b2-f98ec8a34ce9"}',X'2dcaca2893c8fb83005c77b9360461efea38020fb2fb0bf48e24c82516923d3d');
INSERT INTO ledger_entry VALUES(2,'2026-11-29T07:13:55.323Z','system','pia','contributor.add',NULL,NULL,'','{"credentials":"","handle":"mara","is_active":true,"name":"Mara Sample","registration":"","roles":["writer"],"specialties":[]}',X'ac4b2a8b010f4fe88a72c7bd035a54baa9e01957ce5c92ab496281fa26546702');
INSERT INTO ledger_entry VALUES(3,'2026-11-29T07:13:55.345Z','system','pia','contributor.add',NULL,NULL,'','{"conflicts":["sponsor:Another"],"credentials":"MD","handle":"anna","is_active":true,"name":"Anna Sample","registration":"R 1","roles":["reviewer"],"specialties":["oncology"],"valid_from":"2026-01-01T00:00:00.000Z","valid_until":"2099-01-01T00:00:00.000Z"}',X'acd3649dba1f4327d8af81c05d09225908bbcbfc087379b6ee82458a684df784');
INSERT INTO ledger_entry VALUES(4,'2026-11-29T07:13:55.352Z','system','pia','contributor.add',NULL,NULL,'','{"conflicts":[],"credentials":"MD, PhD","handle":"ben","is_active":true,"name":"Ben Sample","registration":"","roles":["reviewer"],"specialties":[]}',X'dae0516563118171aebe2c9a34357114780dcfca1f6eea47d6b73a0f67f72e6c');
INSERT INTO ledger_entry VALUES(5,'2026-11-29T07:13:55.359Z','system','pia','reviewer.key-add',NULL,NULL,'','{"fingerprint":"SHA256:yajIb+vswVWC7lJvow+VLvIWqvy2uhHHuwYtIH4kIMA","handle":"anna","key":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILNLksuM8/WKgzJ98plLlMLldGoLDi4WO9oetfex0OuK","valid_from":"2026-01-01T00:00:00.000Z","valid_until":"2098-01-01T00:00:00.000Z"}',X'a807ff5f6d5a00cc6e727a1a3f403dd44fd46ec47648d21332ea0dc95b48c486');
INSERT INTO ledger_entry VALUES(6,'2026-11-29T07:13:55.365Z','system','pia','reviewer.key-add',NULL,NULL,'','{"fingerprint":"SHA256:rhhG/A56e5W3NKuJAna00UcvjsSD31AsnTb+vyPxMN8","handle":"anna","key":"ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOKGDlK7JhvOoHKUCBTb5tcbTmjKpLczLIFG7pHlM5hE","valid_from":null,"valid_until":null}',X'00c47322eed8f41ed94c5c786376317cb4eda65368cd4d0d348b733c8c88225a');
INSERT INTO ledger_entry VALUES(7,'2026-11-29T07:13:55.377Z','system','pia','reviewer.key-revoke',NULL,NULL,'Lost.','{"fingerprint":"SHA256:rhhG/A56e5W3NKuJAna00UcvjsSD31AsnTb+vyPxMN8","from":"2026-06-01T00:00:00.000Z"}',X'c983ff8489d1d2d838b7393386558a2e705fdad8f30e950be507c3176a047120');
INSERT INTO ledger_entry VALUES(8,'2026-11-29T07:13:55.384Z','system','pia','category.add',NULL,NULL,'','{"description":"","parent":null,"position":1,"slug":"treatment","title":"Treatment"}',X'116e90b2b82f06e085a8d2c1ae383087095a605e1f21f7594278254afa8600b1');
INSERT INTO ledger_entry VALUES(9,'2026-11-29T07:13:55.390Z','system','pia','category.add',NULL,NULL,'','{"description":"","parent":null,"position":2,"slug":"trials","title":"Trials"}',X'968f8320e675957ad5b9725a741ddf4145bef6253ab63619484436b07c3f2a99');
INSERT INTO ledger_entry VALUES(10,'2026-11-29T07:13:55.398Z','system','pia','asset.add',NULL,NULL,'','{"alt":"A dot","digest":"6b7fa434f92a8b80aab02d9bf1a12e49ffcae424e4013a1c4f68b67e3d2bbcd0","name":"dot.png","size":70}',X'0227f1274cc2c74fd8ee37f8d8fd8bb45b76eb751f5344bd6b07efdd7448a99c');
INSERT INTO ledger_entry VALUES(11,'2026-11-29T07:13:55.407Z','system','mara','draft.new',1,1,'','{"slug":"is-this-a-sample","uuid":"333447ae-222d-4f8d-9ac6-66a9cdf92ebe"}',X'44a37333e2864040d57ef45d794314223491995a44f3958c1577892cc9d5740b');
INSERT INTO ledger_entry VALUES(12,'2026-11-29T07:13:55.416Z','system','mara','draft.edit',1,2,'','{"base":1}',X'44b7f4347190eaa58ded619a3d683507e28dc90ea53c2b3f77dfd24b433bb052');
INSERT INTO ledger_entry VALUES(13,'2026-11-29T07:13:55.423Z','system','mara','draft.edit',1,3,'','{"base":2}',X'69d16ca95680e5b1e89cfd7a7eefa84a74b5091877dfeb15e3c14243d0a31c81');
INSERT INTO ledger_entry VALUES(14,'2026-11-29T07:13:55.431Z','system','mara','draft.edit',1,4,'','{"base":3}',X'617eee4062d4e8f42cfbda3a80ad4f77bcdec7baf6480f157e735238cdb48531');
INSERT INTO ledger_entry VALUES(15,'2026-11-29T07:13:55.437Z','system','mara','draft.submit',1,4,'','{}',X'bfba009ac8c17a6e5d9ec2726882f48c0940db9fad998ef6686aa1723646073a');
INSERT INTO ledger_entry VALUES(16,'2026-11-29T07:13:55.444Z','system','pia','review.assign',1,4,'','{"due":"2027-01-01T00:00:00.000Z","reviewers":["anna","ben"]}',X'186fe5b6c407bb98f7c05c443912ca62ef93191979533b6de4c1703c28d9ef60');
INSERT INTO ledger_entry VALUES(17,'2026-11-29T07:13:55.451Z','system','anna','review.comment',1,4,'Why?','{"after":"","before":"ference pays.\n\n![A dot](asset:dot.png)\n\n","field":"body","quote":"Edit 3."}',X'693d45c1fef822be492d409f7f732e23b4a8784efd65a5c7cfab7e6944dc0d3c');
INSERT INTO ledger_entry VALUES(18,'2026-11-29T07:13:55.458Z','system','mara','review.resolve',1,4,'','{"comment":17}',X'85614d300dbd451325476df322133f52d9230de8ba9d14f01578229247470884');
INSERT INTO ledger_entry VALUES(19,'2026-11-29T07:13:55.479Z','system','anna','review.approve',1,4,'','{"base":null,"brought_by":null,"credentials":"MD","key":"SHA256:yajIb+vswVWC7lJvow+VLvIWqvy2uhHHuwYtIH4kIMA","meaning":"medical_review","name":"Anna Sample","presence":null,"registration":"R 1","scope":"full_text","shown":"2026-11-29T07:13:55.466Z","signature":"-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgs0uSy4zz9YqDMn3ymUuUwuV0ag\nsOLhY72h6197HQ64oAAAAPc2lnbi1vZmZAZmFxY21zAAAAAAAAAAZzaGE1MTIAAABTAAAA\nC3NzaC1lZDI1NTE5AAAAQBbLCXabWl9tdAte01ClV6bA72trVN5Dan7fsq+7mrlki2vMtj\ns+FAVnHHe4MjJHsxCXORRyULOlVGCyzzFQhAw=\n-----END SSH SIGNATURE-----\n","specialties":["oncology"],"statement":"statement: faqcms sign-off 1\nsite: 5932cfc6-b038-446c-b6b2-f98ec8a34ce9\narticle: 333447ae-222d-4f8d-9ac6-66a9cdf92ebe\nnumber: 1\nslug: is-this-a-sample\nlocale: en\nrevision: 4\ndigest: sha256:2acf39867e89c7fbb91799a84a6b5d6f6e16f25997b69211a5da0794e5dbb83e\ndecision: approve\nscope: full-text\nbase: none\nblocks: none\nmeaning: medical-review\nsigner: anna\nname: Anna Sample\ncredentials: MD\nregistration: R 1\nrole: reviewer\nconflicts: sponsor:Another\ncontributors: mara\ntime: 2026-11-29T07:13:55.472Z\nledger: 18 sha256:85614d300dbd451325476df322133f52d9230de8ba9d14f01578229247470884\npolicy: entry 9\ntier: standard\nrules: 1 medical-review; signatures off; 12 months; flag\n","tier":"standard"}',X'2837d1119e63f8ce4341d9e0f442ad516f1a806f0fcae14d81df56bb42017e49');
INSERT INTO ledger_entry VALUES(20,'2026-11-29T07:13:55.486Z','system','pia','publish',1,4,'','{"cause":"published","from":"2026-11-29T07:13:55.486Z","tier":"standard","until":null}',X'300532af9cb5959702e4232578bf6b80aaf85d57897ccec45feb70cd35698b91');
INSERT INTO ledger_entry VALUES(21,'2026-11-29T07:13:55.495Z','system','mara','draft.edit',1,5,'','{"base":4}',X'191d0153f1ed6b9a9c226efa700fce76d9d1527c53e5536b468bb7da7ff396ec');
INSERT INTO ledger_entry VALUES(22,'2026-11-29T07:13:55.502Z','system','mara','draft.submit',1,5,'','{}',X'0b9138a032d7f8aa5256de9ffa783373d1cb6ade501816573fa35617c26ee86f');
INSERT INTO ledger_entry VALUES(23,'2026-11-29T07:13:55.509Z','system','ben','review.approve',1,5,'','{"base":null,"brought_by":null,"credentials":"MD, PhD","key":null,"meaning":"medical_review","name":"Ben Sample","presence":null,"registration":"","scope":"full_text","shown":null,"signature":null,"specialties":[],"statement":null,"tier":"standard"}',X'7cb9401e62b4d557ee861ff79cbd05a74362b15a00f7b4049c739c8ae42777c0');
INSERT INTO ledger_entry VALUES(24,'2026-11-29T07:13:55.517Z','system','pia','publish',1,5,'','{"cause":"published","from":"2027-02-01T00:00:00.000Z","tier":"standard","until":"2027-03-01T00:00:00.000Z"}',X'b0c1766e0f51a6ef1640c6f99a166654ee02de32e06add39ef49812fe7957b25');
INSERT INTO ledger_entry VALUES(25,'2026-11-29T07:13:55.525Z','system','pia','publish',1,5,'','{"cause":"published","from":"2027-02-02T00:00:00.000Z","tier":"standard","until":null}',X'e1db732804a906ff1b7dc51e2b940413bea83ac2a828b79bd92c5c3e721a0f5c');
INSERT INTO ledger_entry VALUES(26,'2026-11-29T07:13:55.531Z','system','pia','draft.raise',1,NULL,'','{"tier":"clinical"}',X'1f07788d10b8ac671814e640c83e4af8f56ed2b8376bd589bd7a0d459442b695');
INSERT INTO ledger_entry VALUES(27,'2026-11-29T07:13:55.538Z','system','mara','draft.new',2,1,'','{"slug":"a-second-sample","uuid":"e0e7676b-ccda-4d79-829f-5860385172bc"}',X'b1612fda4cb9634d1512f4404b2ad4d8e8a9fe333557ae3e3a9d58a9d43ab489');
INSERT INTO ledger_entry VALUES(28,'2026-11-29T07:13:55.544Z','system','pia','rename',2,NULL,'','{"before":"a-second-sample","slug":"the-second"}',X'180bec0fe9cb038185e71bd4bec0c242e1642ee2a2c83b9f59a819f156e5429f');
INSERT INTO ledger_entry VALUES(29,'2026-11-29T07:13:55.551Z','system','mara','draft.submit',2,1,'','{}',X'c768fa7238d1c96264681884d30c15c4c1ccb666bc34e5008b71a7235f993b32');
INSERT INTO ledger_entry VALUES(30,'2026-11-29T07:13:55.557Z','system','ben','review.approve',2,1,'','{"base":null,"brought_by":null,"credentials":"MD, PhD","key":null,"meaning":"medical_review","name":"Ben Sample","presence":null,"registration":"","scope":"full_text","shown":null,"signature":null,"specialties":[],"statement":null,"tier":"standard"}',X'1fa496e179b543270b496a199ed494c2643a76e0188ad263045e5d36a1728c1a');
INSERT INTO ledger_entry VALUES(31,'2026-11-29T07:13:55.563Z','system','pia','publish',2,1,'','{"cause":"published","from":"2026-11-29T07:13:55.563Z","tier":"standard","until":null}',X'd14160f4fa8f75699b0309ac084c98b16ba37a23de13482fcf0d2751692ef6a2');
INSERT INTO ledger_entry VALUES(32,'2026-11-29T07:13:55.570Z','system','ben','review.revoke',2,1,'Read too fast.','{"sign_off":30}',X'cb32e95ab348bc934d197f8a4c3ae595adeee2ec4f30acb97428d388567f7f5a');
INSERT INTO ledger_entry VALUES(33,'2026-11-29T07:13:55.576Z','system','mara','draft.new',3,1,'','{"slug":"a-third-sample","uuid":"dce7bf4f-483f-414f-914c-423bfd182947"}',X'210996b0753024e3092721567d04f91a4ea4b24c6eb91f9f79957926d326f231');
INSERT INTO ledger_entry VALUES(34,'2026-11-29T07:13:55.582Z','system','mara','draft.discard',3,1,'','{}',X'07af9ba2eeeeb08ffc3713483ba94b9433e8040a7e5262f12f4771db4b061689');
INSERT INTO ledger_entry VALUES(35,'2026-11-29T07:13:55.588Z','system','pia','place',1,NULL,'','{"is_featured":true,"position":1}',X'fc3d62d13146e5eeded574e11d38498621b8a5d3b257ac2b35dda796f3c873b1');
INSERT INTO ledger_entry VALUES(36,'2026-11-29T07:13:55.595Z','system','pia','withdraw',2,1,'Out of date.','{"replacement":1}',X'ea4365448c6f81670e83f3cc969e7936ff5f8535dc12f8fd347a4e44f6cef15e');
INSERT INTO ledger_entry VALUES(37,'2026-11-29T07:13:55.602Z','system','pia','reviewer.revoke',NULL,NULL,'A sample.','{"from":"2026-01-01T00:00:00.000Z","handle":"ben"}',X'f35a43720847d7f37da8ffd06de62e84ecba6ce93f43497b79b4c63d654dbb7b');
INSERT INTO ledger_entry VALUES(38,'2026-11-29T07:13:55.609Z','system','pia','reviewer.reinstate',NULL,NULL,'A mistake.','{"handle":"ben"}',X'11f12942a86bb9fee0416e37e1bd6062e53c1b0db75a9361cee7a6b8d82247fb');
INSERT INTO ledger_entry VALUES(39,'2026-11-29T07:13:55.617Z','system','pia','draft.new',4,1,'','{"claim":{"author":"Somebody"},"key":"k1","slug":"k1","uuid":"fc08ec90-f993-4af1-95ba-c96237a24926"}',X'55190b7a26f58bdd423ed7f2bb750828029644213365de9b0843867e093a9de6');
INSERT INTO ledger_entry VALUES(40,'2026-11-29T07:13:55.617Z','system','pia','import',NULL,NULL,'','{"articles":1,"revisions":1,"source":"h.ndjson"}',X'a3281faec3be769713c62b06d6e856a8551a8de28ac5275cf485639fbfeb8342');
CREATE TABLE text (
  id INTEGER PRIMARY KEY,             -- in the order in which texts were first saved
  digest BLOB NOT NULL UNIQUE CHECK (length(digest) = 32), -- of the canonical bytes
  form INTEGER NOT NULL               -- the version of the canonical form
) STRICT;
INSERT INTO text VALUES(1,X'ba6fe8b2d314dc2b10b67c8ff157c24a294e1da0a65b38268e0cb7c386b6f530',1);
INSERT INTO text VALUES(2,X'581271a9bfcf30d61c5b1ef87f472cb8e4d404410a50dd08970c0a47c7a24fc9',1);
INSERT INTO text VALUES(3,X'ed33b7390e1ebb47500b272325456a1904256f7e90f85dac45fb665d6ae2aec3',1);
INSERT INTO text VALUES(4,X'2acf39867e89c7fbb91799a84a6b5d6f6e16f25997b69211a5da0794e5dbb83e',1);
INSERT INTO text VALUES(5,X'0d33ef312bd07c695367b0a6135c703dd0b2bf5f8e29ae64f651a232f7b3ce29',1);
INSERT INTO text VALUES(6,X'29de2d2384d897c8e4a7d3594352edf87646b330bd75213910f538dea16554e9',1);
INSERT INTO text VALUES(7,X'214da3c60c8c966aa16104918e20fadd238ef2e6a9856984d78a1d8c9a726407',1);
INSERT INTO text VALUES(8,X'b5c0037e6adf0340f8ff9533f1cf0a848d71d570f4d5e99bb8cc9a9645a92313',1);
CREATE TABLE text_content (
  text_id INTEGER PRIMARY KEY REFERENCES text (id),
  encoding INTEGER NOT NULL           -- 0 as they are, 1 Zstandard, 2 Zstandard with a dictionary,
    CHECK (encoding BETWEEN 0 AND 3), -- 3 Zstandard with another text as prefix
  source_id INTEGER                   -- the dictionary or the other text
    CHECK ((source_id IS NULL) = (encoding IN (0, 1))),
  bytes BLOB NOT NULL
) STRICT;
INSERT INTO text_content VALUES(1,3,2,X'28b52ffd208d7d0000202d2d2d0a0200c9269f20e54c1908');
INSERT INTO text_content VALUES(2,3,3,X'28b52ffd60e2035d000018312e0a0100dc94f36720');
INSERT INTO text_content VALUES(3,3,4,X'28b52ffd60e2035d000018322e0a0100dc94f36720');
INSERT INTO text_content VALUES(4,3,5,X'28b52ffd60e2035d0000000200cb94937f5887ce40');
INSERT INTO text_content VALUES(5,1,NULL,X'28b52ffd60e8036d0a00469643224067cc03738c5964151a857d46fbd8dacc58d6e14c5ca3f422e9074fe9ce70559703370037003c00bc06bb35f95957a57ec66f79f5edf4a7e4df8fb1e5fd26c598d729685715a2322670eaaaba6e2f45c9af5be5f45b0d789d532f9f1dc7110cafe3af2e49c86bb0645d859f90d7b1576df1e259c7f5bdd6e6c5ba5a3d848ed0bfa96739f5e8b43a9c8f41cf3a7f964b886806f14c7c52d33e60ec380e960025f04fb807aa790d46e08b22052e6e60a28689ed25bd2448f3a634ef17a3d35c493a8991031524ea469aa869c5896d691d0d51acb0ec4b58c098800b807ec23d3c004a82244e636006daa214aaa2af8d126eeff7f43beb3a9dd556486762131eb7777a9958c3a7df3837d9e96a1a160020e4142ee4f60ea453409946016d095049805e0294254025017a095096009504f442c14bcf965f44363f7742332fe2c9ac282db77bb65e515050');
INSERT INTO text_content VALUES(6,2,1,X'28b52ffd20bd55020082430b10a0ab0334cbdcfb1f7f7f8deeaf4e83108f6ffbffc13cbc84c8253b2691fc4198d4143e501623e68191286f1b0a002aac68c0382019687230be6168bea760c0af352c1057d802');
INSERT INTO text_content VALUES(7,1,NULL,X'28b52ffd208215030022061417a0a56d004d5a7eb73bf2eda75c4c00fb0dc5a1dc9b1b149699368c53f25ec3e8ea82ab93c467f4428ab5619c2e623b11ef6543f4e5640cf1b4a0f69c6219026e0867d71155067d013cbde9d29699010500320bd73924ccbb7a266a6a5519');
INSERT INTO text_content VALUES(8,1,NULL,X'28b52ffd20872d03002246141890a76d604d1a5b3764c1628a865fbfe3a5e57aa5591b530106dc182797096c442cdf348aae6eb87a497a452fca912e108c2c223711df541f7a6a32be33725079ceb17c81f255c938833372b3c51a110306002f42cb2c5ce79030efea99e8a3554f');
CREATE TABLE text_dictionary (
  id INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL                 -- a trained dictionary as Zstandard defines it
) STRICT;
INSERT INTO text_dictionary VALUES(1,X'4120626f6479206f6620736f6d6520776f7264732c207768696368207374616e6420696e20612064696374696f6e6172792e2073756d6d6172793a202222206c6f63616c653a2022656e222061756469656e63653a205b5d20636f6465733a205b5d207265666572656e6365733a205b5d2072656c617465643a205b5d');
CREATE TABLE text_heading (
  text_id INTEGER PRIMARY KEY REFERENCES text (id),
  title TEXT NOT NULL,
  locale TEXT NOT NULL,
  category TEXT NOT NULL,             -- a category's slug, or empty
  tags TEXT NOT NULL CHECK (tags GLOB '[[]*]') -- a JSON array
) STRICT;
INSERT INTO text_heading VALUES(4,'Is this a sample?','en','treatment','["one","two"]');
INSERT INTO text_heading VALUES(5,'Is this still a sample?','en','treatment','["one","two"]');
INSERT INTO text_heading VALUES(6,'A second sample?','en','trials','[]');
INSERT INTO text_heading VALUES(7,'A third sample?','en','','[]');
INSERT INTO text_heading VALUES(8,'Imported?','en','','[]');
CREATE TABLE revision (
  article_id INTEGER NOT NULL REFERENCES article (id),
  number INTEGER NOT NULL CHECK (number >= 1), -- within the article, from 1 without gaps
  text_id INTEGER NOT NULL REFERENCES text (id),
  base_number INTEGER,                -- the revision that its author started from
  author_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  PRIMARY KEY (article_id, number),
  UNIQUE (article_id, number, text_id),
  FOREIGN KEY (article_id, base_number) REFERENCES revision (article_id, number),
  CHECK (base_number < number)
) STRICT, WITHOUT ROWID;
INSERT INTO revision VALUES(1,1,1,NULL,2,11);
INSERT INTO revision VALUES(1,2,2,1,2,12);
INSERT INTO revision VALUES(1,3,3,2,2,13);
INSERT INTO revision VALUES(1,4,4,3,2,14);
INSERT INTO revision VALUES(1,5,5,4,2,21);
INSERT INTO revision VALUES(2,1,6,NULL,2,27);
INSERT INTO revision VALUES(3,1,7,NULL,2,33);
INSERT INTO revision VALUES(4,1,8,NULL,1,39);
CREATE TABLE review (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  text_id INTEGER NOT NULL,
  submitter_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number, text_id)
    REFERENCES revision (article_id, number, text_id)
) STRICT;
INSERT INTO review VALUES(1,1,4,4,2,15);
INSERT INTO review VALUES(2,1,5,5,2,22);
INSERT INTO review VALUES(3,2,1,6,2,29);
CREATE TABLE publication (
  id INTEGER PRIMARY KEY,
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  text_id INTEGER NOT NULL,
  from_time TEXT NOT NULL CHECK (length(from_time) = 24),
  until_time TEXT CHECK (length(until_time) = 24 AND until_time > from_time), -- NULL for no end
  cause TEXT NOT NULL CHECK (cause IN ('published', 'on_approval')),
  publisher_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id), tier TEXT NOT NULL DEFAULT 'standard' -- in force at that time
  CHECK (tier IN ('editorial', 'standard', 'clinical')),
  FOREIGN KEY (article_id, revision_number, text_id)
    REFERENCES revision (article_id, number, text_id)
) STRICT;
INSERT INTO publication VALUES(1,1,4,4,'2026-11-29T07:13:55.486Z',NULL,'published',1,20,'standard');
INSERT INTO publication VALUES(2,1,5,5,'2027-02-01T00:00:00.000Z','2027-03-01T00:00:00.000Z','published',1,24,'standard');
INSERT INTO publication VALUES(3,1,5,5,'2027-02-02T00:00:00.000Z',NULL,'published',1,25,'standard');
INSERT INTO publication VALUES(4,2,1,6,'2026-11-29T07:13:55.563Z',NULL,'published',1,31,'standard');
CREATE TABLE article_key (
  key TEXT PRIMARY KEY,
  article_id INTEGER NOT NULL REFERENCES article (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT, WITHOUT ROWID;
INSERT INTO article_key VALUES('k1',4,39);
CREATE TABLE IF NOT EXISTS 'search_current_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO search_current_data VALUES(1,X'040d00048302');
INSERT INTO search_current_data VALUES(10,X'0000000102010400000001050101');
INSERT INTO search_current_data VALUES(687194767361,X'000003a80230310e0601030307060103030201300e080103810a07080103810a0201310e08010381190708010381190201320e08010381280708010381280101320e0601031207060103120101330e0a010321811d070a010321811d0101340e0601033007060103300101350e0601033f070601033f0101360e0601034e070601034e0101370e0601035d070601035d0101380e0601036c070601036c0101390e0601037b070601037b0101610e3804010308080b080b080b080b080b080b080b080b080b080b080b0805073805010308080b080b080b080b080b080b080b080b080b080b080b0805060a020103020a0c060103020204737365740e08010381380708010381380104626f64791b06010303010a64696374696f6e6172791b0601030b030866666572656e63650e1c01030f1111111111111111111111071c01030f111111111111111111111102026f740e0a0103813704070a01038137040104656469740e080103813b07080103813b01036665770e1c0103091111111111111111111111071c01030911111111111111111111110108696d706f7274656427020202016e1b060103090201730e020207020201046d6f72650e1c01030b1111111111111111111111071c01030b111111111111111111111101026f660e1c0103041111111111111111111111071c0103041111111111111111111111060601030402026e650e06010202070601020201097061726167726170680e1c0103021111111111111111111111071c0103021111111111111111111111030279730e1c0103101111111111111111111111071c010310111111111111111111111102026e670e080103813a07080103813a010673616d706c650e1e050103061111111111111111111111071e0601030611111111111111111111110602040c06010303020565636f6e641b020302016f0e1c01030c1111111111111111111111071c01030c111111111111111111111103026d651b06010305020474616e641b060103080303696c6c1502040104746861740e1c01030d1111111111111111111111071c01030d11111111111111111111110301650e1c0103051111111111111111111111071c0103051111111111111111111111030269730e02030702030202776f0e060102030706010203010577686963681b0601030702036974680e1c0103071111111111111111111111071c010307111111111111111111111102046f7264730e1c01030a1111111111111111111111071c01030a11111111111111111111110606010306040d0f0f0f0d110d0d0d0d0d0d4b120b112a1212250d080926290e2b2410320a23090b0826230a0e0c25');
CREATE TABLE IF NOT EXISTS 'search_current_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO search_current_idx VALUES(5,X'',2);
CREATE TABLE IF NOT EXISTS 'search_current_content'(id INTEGER PRIMARY KEY, c0, c1, c2, c3);
INSERT INTO search_current_content VALUES(14,'Is this a sample?','','one, two',replace('Paragraph 1 of the sample, with a few words more so that a difference pays.\n\nParagraph 2 of the sample, with a few words more so that a difference pays.\n\nParagraph 3 of the sample, with a few words more so that a difference pays.\n\nParagraph 4 of the sample, with a few words more so that a difference pays.\n\nParagraph 5 of the sample, with a few words more so that a difference pays.\n\nParagraph 6 of the sample, with a few words more so that a difference pays.\n\nParagraph 7 of the sample, with a few words more so that a difference pays.\n\nParagraph 8 of the sample, with a few words more so that a difference pays.\n\nParagraph 9 of the sample, with a few words more so that a difference pays.\n\nParagraph 10 of the sample, with a few words more so that a difference pays.\n\nParagraph 11 of the sample, with a few words more so that a difference pays.\n\nParagraph 12 of the sample, with a few words more so that a difference pays.\n\n![A dot](asset:dot.png)\n\nEdit 3.','\n',char(10)));
INSERT INTO search_current_content VALUES(21,'Is this still a sample?','','one, two',replace('Paragraph 1 of the sample, with a few words more so that a difference pays.\n\nParagraph 2 of the sample, with a few words more so that a difference pays.\n\nParagraph 3 of the sample, with a few words more so that a difference pays.\n\nParagraph 4 of the sample, with a few words more so that a difference pays.\n\nParagraph 5 of the sample, with a few words more so that a difference pays.\n\nParagraph 6 of the sample, with a few words more so that a difference pays.\n\nParagraph 7 of the sample, with a few words more so that a difference pays.\n\nParagraph 8 of the sample, with a few words more so that a difference pays.\n\nParagraph 9 of the sample, with a few words more so that a difference pays.\n\nParagraph 10 of the sample, with a few words more so that a difference pays.\n\nParagraph 11 of the sample, with a few words more so that a difference pays.\n\nParagraph 12 of the sample, with a few words more so that a difference pays.\n\n![A dot](asset:dot.png)\n\nEdit 3.','\n',char(10)));
INSERT INTO search_current_content VALUES(27,'A second sample?','','','A body of some words, which stand in a dictionary.');
INSERT INTO search_current_content VALUES(39,'Imported?','','','A sample.');
CREATE TABLE IF NOT EXISTS 'search_current_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
INSERT INTO search_current_docsize VALUES(14,X'040002813b');
INSERT INTO search_current_docsize VALUES(21,X'050002813b');
INSERT INTO search_current_docsize VALUES(27,X'0300000a');
INSERT INTO search_current_docsize VALUES(39,X'01000002');
CREATE TABLE IF NOT EXISTS 'search_current_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO search_current_config VALUES('automerge',12);
INSERT INTO search_current_config VALUES('version',4);
CREATE TABLE IF NOT EXISTS 'search_history_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO search_history_data VALUES(1,X'');
INSERT INTO search_history_data VALUES(10,X'00000001000000');
CREATE TABLE IF NOT EXISTS 'search_history_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS 'search_history_docsize'(id INTEGER PRIMARY KEY, sz BLOB);
CREATE TABLE IF NOT EXISTS 'search_history_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO search_history_config VALUES('automerge',12);
INSERT INTO search_history_config VALUES('version',4);
CREATE TABLE search_state (
  id INTEGER PRIMARY KEY CHECK (id = 1),
  current_entry_id INTEGER NOT NULL,  -- the last ledger entry whose draft is in search_current
  history_entry_id INTEGER NOT NULL,  -- the last one whose text is in search_history
  missing_publication_id INTEGER NOT NULL -- publications up to this one are to be found yet
) STRICT;
INSERT INTO search_state VALUES(1,0,0,0);
CREATE TABLE tier_raise (
  article_id INTEGER NOT NULL REFERENCES article (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  tier TEXT NOT NULL CHECK (tier IN ('editorial', 'standard', 'clinical')),
  PRIMARY KEY (article_id, entry_id)
) STRICT, WITHOUT ROWID;
INSERT INTO tier_raise VALUES(1,26,'clinical');
CREATE TABLE sign_off (
  id INTEGER PRIMARY KEY,
  review_id INTEGER NOT NULL REFERENCES review (id),
  article_id INTEGER NOT NULL,
  revision_number INTEGER NOT NULL,
  text_id INTEGER NOT NULL,           -- the text, and so the digest, that was signed
  reviewer_id INTEGER NOT NULL REFERENCES contributor (id),
  name TEXT NOT NULL,                 -- the reviewer's name as it was when signing
  credentials TEXT NOT NULL,          -- and the titles
  registration TEXT NOT NULL,         -- and the register and number
  specialties TEXT NOT NULL CHECK (specialties GLOB '[[]*]'), -- those that covered the text, as JSON
  decision TEXT NOT NULL CHECK (decision IN ('approve', 'request_changes')),
  scope TEXT NOT NULL CHECK (scope IN ('full_text', 'changes')), -- what was looked at
  base_text_id INTEGER REFERENCES text (id) -- the signed text that was changed; NULL: a full sign-off
    CHECK ((scope = 'changes') = (base_text_id IS NOT NULL)),
  meaning TEXT NOT NULL               -- what the name stands for
    CHECK (meaning IN ('medical_review', 'plain_language_review', 'editorial_review')),
  tier TEXT NOT NULL CHECK (tier IN ('editorial', 'standard', 'clinical')), -- in force at that time
  note TEXT NOT NULL,
  entry_id INTEGER NOT NULL UNIQUE REFERENCES ledger_entry (id),
  FOREIGN KEY (article_id, revision_number, text_id)
    REFERENCES revision (article_id, number, text_id)
) STRICT;
INSERT INTO sign_off VALUES(1,1,1,4,4,3,'Anna Sample','MD','R 1','["oncology"]','approve','full_text',NULL,'medical_review','standard','',19);
INSERT INTO sign_off VALUES(2,2,1,5,5,4,'Ben Sample','MD, PhD','','[]','approve','full_text',NULL,'medical_review','standard','',23);
INSERT INTO sign_off VALUES(3,3,2,1,6,4,'Ben Sample','MD, PhD','','[]','approve','full_text',NULL,'medical_review','standard','',30);
CREATE TABLE reviewer_key (
  id INTEGER PRIMARY KEY,
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  fingerprint TEXT NOT NULL UNIQUE,   -- as OpenSSH prints it: SHA256: and Base64 without padding
  line TEXT NOT NULL,                 -- the kind and the key, as in an OpenSSH .pub file
  valid_from TEXT CHECK (length(valid_from) = 24),   -- NULL for no bound
  valid_until TEXT CHECK (length(valid_until) = 24), -- the moment after the last; NULL for no bound
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO reviewer_key VALUES(1,3,'SHA256:yajIb+vswVWC7lJvow+VLvIWqvy2uhHHuwYtIH4kIMA','ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAILNLksuM8/WKgzJ98plLlMLldGoLDi4WO9oetfex0OuK','2026-01-01T00:00:00.000Z','2098-01-01T00:00:00.000Z',5);
INSERT INTO reviewer_key VALUES(2,3,'SHA256:rhhG/A56e5W3NKuJAna00UcvjsSD31AsnTb+vyPxMN8','ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIOKGDlK7JhvOoHKUCBTb5tcbTmjKpLczLIFG7pHlM5hE',NULL,NULL,6);
CREATE TABLE reviewer_key_revocation (
  key_id INTEGER PRIMARY KEY REFERENCES reviewer_key (id),
  from_time TEXT NOT NULL CHECK (length(from_time) = 24), -- signatures recorded from then on do not count
  reason TEXT NOT NULL CHECK (reason <> ''),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO reviewer_key_revocation VALUES(2,'2026-06-01T00:00:00.000Z','Lost.',7);
CREATE TABLE signature (
  sign_off_id INTEGER PRIMARY KEY REFERENCES sign_off (id),
  key_id INTEGER NOT NULL REFERENCES reviewer_key (id),
  statement TEXT NOT NULL,            -- one field a line; see docs/proofs.md
  signature TEXT NOT NULL             -- SSHSIG in armour, as ssh-keygen writes it
) STRICT;
INSERT INTO signature VALUES(1,1,replace('statement: faqcms sign-off 1\nsite: 5932cfc6-b038-446c-b6b2-f98ec8a34ce9\narticle: 333447ae-222d-4f8d-9ac6-66a9cdf92ebe\nnumber: 1\nslug: is-this-a-sample\nlocale: en\nrevision: 4\ndigest: sha256:2acf39867e89c7fbb91799a84a6b5d6f6e16f25997b69211a5da0794e5dbb83e\ndecision: approve\nscope: full-text\nbase: none\nblocks: none\nmeaning: medical-review\nsigner: anna\nname: Anna Sample\ncredentials: MD\nregistration: R 1\nrole: reviewer\nconflicts: sponsor:Another\ncontributors: mara\ntime: 2026-11-29T07:13:55.472Z\nledger: 18 sha256:85614d300dbd451325476df322133f52d9230de8ba9d14f01578229247470884\npolicy: entry 9\ntier: standard\nrules: 1 medical-review; signatures off; 12 months; flag\n','\n',char(10)),replace('-----BEGIN SSH SIGNATURE-----\nU1NIU0lHAAAAAQAAADMAAAALc3NoLWVkMjU1MTkAAAAgs0uSy4zz9YqDMn3ymUuUwuV0ag\nsOLhY72h6197HQ64oAAAAPc2lnbi1vZmZAZmFxY21zAAAAAAAAAAZzaGE1MTIAAABTAAAA\nC3NzaC1lZDI1NTE5AAAAQBbLCXabWl9tdAte01ClV6bA72trVN5Dan7fsq+7mrlki2vMtj\ns+FAVnHHe4MjJHsxCXORRyULOlVGCyzzFQhAw=\n-----END SSH SIGNATURE-----\n','\n',char(10)));
CREATE TABLE sign_off_revocation (
  sign_off_id INTEGER PRIMARY KEY REFERENCES sign_off (id),
  actor_id INTEGER NOT NULL REFERENCES contributor (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO sign_off_revocation VALUES(3,4,'Read too fast.',32);
CREATE TABLE reviewer_revocation (
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  from_time TEXT CHECK (length(from_time) = 24), -- NULL where the person was reinstated
  actor_id INTEGER NOT NULL REFERENCES contributor (id),
  reason TEXT NOT NULL CHECK (reason <> ''),
  PRIMARY KEY (contributor_id, entry_id)
) STRICT, WITHOUT ROWID;
INSERT INTO reviewer_revocation VALUES(4,37,'2026-01-01T00:00:00.000Z',1,'A sample.');
INSERT INTO reviewer_revocation VALUES(4,38,NULL,1,'A mistake.');
CREATE TABLE comment_anchor (
  comment_id INTEGER PRIMARY KEY REFERENCES review_comment (id),
  field TEXT NOT NULL CHECK (field IN ('title', 'summary', 'body')),
  quote TEXT NOT NULL CHECK (quote <> ''), -- as it stood in the text
  before TEXT NOT NULL,               -- what stood before it
  after TEXT NOT NULL                 -- and behind it
) STRICT;
INSERT INTO comment_anchor VALUES(1,'body','Edit 3.',replace('ference pays.\n\n![A dot](asset:dot.png)\n\n','\n',char(10)),'');
CREATE TABLE comment_resolution (
  comment_id INTEGER PRIMARY KEY REFERENCES review_comment (id),
  actor_id INTEGER NOT NULL REFERENCES contributor (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id)
) STRICT;
INSERT INTO comment_resolution VALUES(1,2,18);
CREATE TABLE review_assignment (
  review_id INTEGER NOT NULL REFERENCES review (id),
  entry_id INTEGER NOT NULL REFERENCES ledger_entry (id),
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  due_time TEXT CHECK (length(due_time) = 24),
  PRIMARY KEY (review_id, entry_id, contributor_id)
) STRICT, WITHOUT ROWID;
INSERT INTO review_assignment VALUES(1,16,3,'2027-01-01T00:00:00.000Z');
INSERT INTO review_assignment VALUES(1,16,4,'2027-01-01T00:00:00.000Z');
CREATE TABLE review_shown (
  contributor_id INTEGER NOT NULL REFERENCES contributor (id),
  article_id INTEGER NOT NULL REFERENCES article (id),
  text_id INTEGER NOT NULL REFERENCES text (id),
  time TEXT NOT NULL CHECK (length(time) = 24),
  PRIMARY KEY (contributor_id, article_id)
) STRICT, WITHOUT ROWID;
INSERT INTO review_shown VALUES(3,1,4,'2026-11-29T07:13:55.466Z');
CREATE TABLE asset_content (
  digest BLOB NOT NULL PRIMARY KEY CHECK (length(digest) = 32), -- SHA-256 of the bytes
  bytes BLOB NOT NULL
) STRICT;
INSERT INTO asset_content VALUES(X'6b7fa434f92a8b80aab02d9bf1a12e49ffcae424e4013a1c4f68b67e3d2bbcd0',X'89504e470d0a1a0a0000000d49484452000000010000000108060000001f15c4890000000d4944415478da6364f8cf500f00038601805a347d6b0000000049454e44ae426082');
CREATE TABLE asset (
  entry_id INTEGER PRIMARY KEY REFERENCES ledger_entry (id),
  name TEXT NOT NULL,                 -- such as dose-chart.png; its end tells the kind of file
  digest BLOB NOT NULL REFERENCES asset_content (digest),
  size INTEGER NOT NULL CHECK (size > 0), -- in bytes
  alt TEXT NOT NULL                   -- what it shows, for those who cannot see it
) STRICT;
INSERT INTO asset VALUES(10,'dot.png',X'6b7fa434f92a8b80aab02d9bf1a12e49ffcae424e4013a1c4f68b67e3d2bbcd0',70,'A dot');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search_current','search_current',0,'CREATE VIRTUAL TABLE search_current USING fts5(
  title, summary, tags, body, tokenize = "unicode61 remove_diacritics 2")');
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','search_history','search_history',0,'CREATE VIRTUAL TABLE search_history USING fts5(
  title, summary, tags, body, tokenize = "unicode61 remove_diacritics 2", content = '''')');
CREATE INDEX review_comment_article ON review_comment (article_id, id);
CREATE INDEX withdrawal_article ON withdrawal (article_id, entry_id);
CREATE INDEX ledger_entry_article ON ledger_entry (article_id) WHERE article_id IS NOT NULL;
CREATE INDEX review_article ON review (article_id, id);
CREATE INDEX publication_article ON publication (article_id, entry_id);
CREATE INDEX sign_off_article ON sign_off (article_id, text_id, entry_id);
CREATE INDEX asset_name ON asset (name, entry_id);
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
CREATE TRIGGER draft_discard_no_update BEFORE UPDATE ON draft_discard
BEGIN SELECT RAISE(ABORT, 'draft_discard: facts are never changed'); END;
CREATE TRIGGER draft_discard_no_delete BEFORE DELETE ON draft_discard
BEGIN SELECT RAISE(ABORT, 'draft_discard: facts are never removed'); END;
CREATE TRIGGER review_outcome_no_update BEFORE UPDATE ON review_outcome
BEGIN SELECT RAISE(ABORT, 'review_outcome: facts are never changed'); END;
CREATE TRIGGER review_outcome_no_delete BEFORE DELETE ON review_outcome
BEGIN SELECT RAISE(ABORT, 'review_outcome: facts are never removed'); END;
CREATE TRIGGER review_comment_no_update BEFORE UPDATE ON review_comment
BEGIN SELECT RAISE(ABORT, 'review_comment: facts are never changed'); END;
CREATE TRIGGER review_comment_no_delete BEFORE DELETE ON review_comment
BEGIN SELECT RAISE(ABORT, 'review_comment: facts are never removed'); END;
CREATE TRIGGER publication_cancellation_no_update BEFORE UPDATE ON publication_cancellation
BEGIN SELECT RAISE(ABORT, 'publication_cancellation: facts are never changed'); END;
CREATE TRIGGER publication_cancellation_no_delete BEFORE DELETE ON publication_cancellation
BEGIN SELECT RAISE(ABORT, 'publication_cancellation: facts are never removed'); END;
CREATE TRIGGER withdrawal_no_update BEFORE UPDATE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal: facts are never changed'); END;
CREATE TRIGGER withdrawal_no_delete BEFORE DELETE ON withdrawal
BEGIN SELECT RAISE(ABORT, 'withdrawal: facts are never removed'); END;
CREATE TRIGGER ledger_entry_no_update BEFORE UPDATE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'ledger_entry: facts are never changed'); END;
CREATE TRIGGER ledger_entry_no_delete BEFORE DELETE ON ledger_entry
BEGIN SELECT RAISE(ABORT, 'ledger_entry: facts are never removed'); END;
CREATE TRIGGER text_no_update BEFORE UPDATE ON text
BEGIN SELECT RAISE(ABORT, 'text: facts are never changed'); END;
CREATE TRIGGER text_no_delete BEFORE DELETE ON text
BEGIN SELECT RAISE(ABORT, 'text: facts are never removed'); END;
CREATE TRIGGER revision_no_update BEFORE UPDATE ON revision
BEGIN SELECT RAISE(ABORT, 'revision: facts are never changed'); END;
CREATE TRIGGER revision_no_delete BEFORE DELETE ON revision
BEGIN SELECT RAISE(ABORT, 'revision: facts are never removed'); END;
CREATE TRIGGER review_no_update BEFORE UPDATE ON review
BEGIN SELECT RAISE(ABORT, 'review: facts are never changed'); END;
CREATE TRIGGER review_no_delete BEFORE DELETE ON review
BEGIN SELECT RAISE(ABORT, 'review: facts are never removed'); END;
CREATE TRIGGER publication_no_update BEFORE UPDATE ON publication
BEGIN SELECT RAISE(ABORT, 'publication: facts are never changed'); END;
CREATE TRIGGER publication_no_delete BEFORE DELETE ON publication
BEGIN SELECT RAISE(ABORT, 'publication: facts are never removed'); END;
CREATE TRIGGER article_key_no_update BEFORE UPDATE ON article_key
BEGIN SELECT RAISE(ABORT, 'article_key: facts are never changed'); END;
CREATE TRIGGER article_key_no_delete BEFORE DELETE ON article_key
BEGIN SELECT RAISE(ABORT, 'article_key: facts are never removed'); END;
CREATE TRIGGER tier_raise_no_update BEFORE UPDATE ON tier_raise
BEGIN SELECT RAISE(ABORT, 'tier_raise: facts are never changed'); END;
CREATE TRIGGER tier_raise_no_delete BEFORE DELETE ON tier_raise
BEGIN SELECT RAISE(ABORT, 'tier_raise: facts are never removed'); END;
CREATE TRIGGER sign_off_no_update BEFORE UPDATE ON sign_off
BEGIN SELECT RAISE(ABORT, 'sign_off: facts are never changed'); END;
CREATE TRIGGER sign_off_no_delete BEFORE DELETE ON sign_off
BEGIN SELECT RAISE(ABORT, 'sign_off: facts are never removed'); END;
CREATE TRIGGER reviewer_key_no_update BEFORE UPDATE ON reviewer_key
BEGIN SELECT RAISE(ABORT, 'reviewer_key: facts are never changed'); END;
CREATE TRIGGER reviewer_key_no_delete BEFORE DELETE ON reviewer_key
BEGIN SELECT RAISE(ABORT, 'reviewer_key: facts are never removed'); END;
CREATE TRIGGER reviewer_key_revocation_no_update BEFORE UPDATE ON reviewer_key_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_key_revocation: facts are never changed'); END;
CREATE TRIGGER reviewer_key_revocation_no_delete BEFORE DELETE ON reviewer_key_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_key_revocation: facts are never removed'); END;
CREATE TRIGGER signature_no_update BEFORE UPDATE ON signature
BEGIN SELECT RAISE(ABORT, 'signature: facts are never changed'); END;
CREATE TRIGGER signature_no_delete BEFORE DELETE ON signature
BEGIN SELECT RAISE(ABORT, 'signature: facts are never removed'); END;
CREATE TRIGGER sign_off_revocation_no_update BEFORE UPDATE ON sign_off_revocation
BEGIN SELECT RAISE(ABORT, 'sign_off_revocation: facts are never changed'); END;
CREATE TRIGGER sign_off_revocation_no_delete BEFORE DELETE ON sign_off_revocation
BEGIN SELECT RAISE(ABORT, 'sign_off_revocation: facts are never removed'); END;
CREATE TRIGGER reviewer_revocation_no_update BEFORE UPDATE ON reviewer_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_revocation: facts are never changed'); END;
CREATE TRIGGER reviewer_revocation_no_delete BEFORE DELETE ON reviewer_revocation
BEGIN SELECT RAISE(ABORT, 'reviewer_revocation: facts are never removed'); END;
CREATE TRIGGER comment_anchor_no_update BEFORE UPDATE ON comment_anchor
BEGIN SELECT RAISE(ABORT, 'comment_anchor: facts are never changed'); END;
CREATE TRIGGER comment_anchor_no_delete BEFORE DELETE ON comment_anchor
BEGIN SELECT RAISE(ABORT, 'comment_anchor: facts are never removed'); END;
CREATE TRIGGER comment_resolution_no_update BEFORE UPDATE ON comment_resolution
BEGIN SELECT RAISE(ABORT, 'comment_resolution: facts are never changed'); END;
CREATE TRIGGER comment_resolution_no_delete BEFORE DELETE ON comment_resolution
BEGIN SELECT RAISE(ABORT, 'comment_resolution: facts are never removed'); END;
CREATE TRIGGER review_assignment_no_update BEFORE UPDATE ON review_assignment
BEGIN SELECT RAISE(ABORT, 'review_assignment: facts are never changed'); END;
CREATE TRIGGER review_assignment_no_delete BEFORE DELETE ON review_assignment
BEGIN SELECT RAISE(ABORT, 'review_assignment: facts are never removed'); END;
CREATE TRIGGER asset_content_no_update BEFORE UPDATE ON asset_content
BEGIN SELECT RAISE(ABORT, 'asset_content: facts are never changed'); END;
CREATE TRIGGER asset_content_no_delete BEFORE DELETE ON asset_content
BEGIN SELECT RAISE(ABORT, 'asset_content: facts are never removed'); END;
CREATE TRIGGER asset_no_update BEFORE UPDATE ON asset
BEGIN SELECT RAISE(ABORT, 'asset: facts are never changed'); END;
CREATE TRIGGER asset_no_delete BEFORE DELETE ON asset
BEGIN SELECT RAISE(ABORT, 'asset: facts are never removed'); END;
PRAGMA writable_schema=OFF;
COMMIT;
