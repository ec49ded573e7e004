BEGIN TRANSACTION;
CREATE TABLE action (
	partnership TEXT NOT NULL, 
	round TEXT NOT NULL, 
	action TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	title TEXT NOT NULL, 
	responsibilities TEXT NOT NULL, 
	saved_at TEXT NOT NULL, 
	steps TEXT, 
	lead TEXT, 
	lead_role TEXT, 
	supporting TEXT, 
	start TEXT, 
	due TEXT, 
	resources TEXT, 
	indicator TEXT, 
	verification TEXT, 
	survivor_safety TEXT, 
	survivor_input TEXT, 
	status TEXT, 
	status_note TEXT, 
	visibility TEXT, came_from TEXT, 
	CONSTRAINT pk_action PRIMARY KEY (partnership, round, action), 
	CONSTRAINT fk_action_round FOREIGN KEY(partnership, round) REFERENCES round (partnership, round)
)
 STRICT

;
INSERT INTO "action" VALUES('288084d703d6a455','b3a89e80c819b60e','a1',0,'Sign with the third','["police.referral-protocols", "ngos.referral-feedback"]','2026-05-04T09:00:02.000000+00:00','["Draft it", "Sign it"]','police','Head of station','["ngos"]','2026-06-01','2026-09-30','{"money": "None", "people": "Two days", "secured": "partly"}','Three signed','The papers','No names in it','Read by two','in_progress','Drafted','public',NULL);
INSERT INTO "action" VALUES('288084d703d6a455','b3a89e80c819b60e','a2',1,'Print posters','["police.clear-messages"]','2026-05-04T09:00:11.000000+00:00',NULL,'police',NULL,NULL,NULL,'2026-12-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
INSERT INTO "action" VALUES('288084d703d6a455','2b289e666679a9d1','a1',0,'Sign with the third','["police.referral-protocols", "ngos.referral-feedback"]','2026-06-03T09:00:44.000000+00:00','["Draft it", "Sign it"]','police','Head of station','["ngos"]','2026-06-01','2026-09-30','{"money": "None", "people": "Two days", "secured": "partly"}','Three signed','The papers','No names in it','Read by two','in_progress','Drafted','public','b3a89e80c819b60e');
INSERT INTO "action" VALUES('288084d703d6a455','2b289e666679a9d1','a2',1,'Print posters','["police.clear-messages"]','2026-06-03T09:00:44.000000+00:00',NULL,'police',NULL,NULL,NULL,'2026-12-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'b3a89e80c819b60e');
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0005');
CREATE TABLE code (
	partnership TEXT NOT NULL, 
	selector TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	hash TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	expires_at TEXT NOT NULL, 
	round TEXT, 
	seat TEXT, 
	voice TEXT, 
	used_at TEXT, 
	revoked_at TEXT, 
	CONSTRAINT pk_code PRIMARY KEY (partnership, selector), 
	CONSTRAINT ck_code_ck_code_kind CHECK (kind IN ('seat', 'device', 'lobby', 'host', 'recovery')), 
	CONSTRAINT fk_code_round FOREIGN KEY(partnership, round) REFERENCES round (partnership, round), 
	CONSTRAINT fk_code_seat FOREIGN KEY(partnership, round, seat) REFERENCES seat (partnership, round, seat)
)
 STRICT

;
INSERT INTO "code" VALUES('288084d703d6a455','EC7KPWKS','seat','$argon2id$v=19$m=19456,t=2,p=1$lFmAw4RXKiE7MnUA/7uaZQ$Lmd3xBo7J3wMa5BKG7x0yHWohxQHiD0wtn9HE8WuTlI','2026-05-04T09:00:22.000000+00:00','2026-05-11T09:00:22.000000+00:00','b3a89e80c819b60e','police-1',NULL,'2026-05-04T09:00:24.000000+00:00',NULL);
INSERT INTO "code" VALUES('288084d703d6a455','56XX5X2E','seat','$argon2id$v=19$m=19456,t=2,p=1$WUyTK/PeJnpY0vKswVX4yw$4vM8s1f1aW1jz/Hif+5tks5J34RWXU8fIYVIqU+pSPo','2026-05-04T09:00:25.000000+00:00','2026-05-11T09:00:25.000000+00:00','b3a89e80c819b60e','faith-1',NULL,NULL,NULL);
INSERT INTO "code" VALUES('288084d703d6a455','MF3G30DT','lobby','$argon2id$v=19$m=19456,t=2,p=1$QZPQ3RqyU3UkR0uhsTvokg$Ga6klBCmoWoFiZS6Vlezl/7+gE9iBWLvZi5f99/9N9A','2026-05-04T09:00:27.000000+00:00','2026-05-11T09:00:27.000000+00:00','b3a89e80c819b60e',NULL,'health-care','2026-05-04T09:00:33.000000+00:00',NULL);
INSERT INTO "code" VALUES('288084d703d6a455','5TD0S9K2','recovery','$argon2id$v=19$m=19456,t=2,p=1$XNwevHDwp9GPbEAh6iF0WA$7nGetXPIV0v9VBk3S23mCoapYzsmPS0sdUjeKfBzGVw','2026-05-04T09:00:37.000000+00:00','2028-05-05T09:00:37.000000+00:00','b3a89e80c819b60e','chair',NULL,NULL,NULL);
INSERT INTO "code" VALUES('*','AG64YY5F','host','$argon2id$v=19$m=19456,t=2,p=1$fIG6Snos5wZmU1apDmo9tQ$MBDKPziz3v+kXNyI1WQ217w6WXWSRXVfbwXWxiXT7GM','2026-05-04T09:00:38.000000+00:00','2026-05-04T10:00:38.000000+00:00',NULL,NULL,NULL,'2026-05-04T09:00:40.000000+00:00',NULL);
INSERT INTO "code" VALUES('288084d703d6a455','VNFS87ZP','seat','$argon2id$v=19$m=19456,t=2,p=1$3+iBjr/3QTxFO2H65NxiRw$BqSWibNG+lKACd9qdyEU20dub0n71gLCh7OzNHxM6vk','2026-05-04T09:00:41.000000+00:00','2026-05-11T09:00:41.000000+00:00','b3a89e80c819b60e','police-1',NULL,'2026-05-04T09:00:43.000000+00:00',NULL);
CREATE TABLE draft (
	partnership TEXT NOT NULL, 
	round TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	typed TEXT NOT NULL, 
	actor TEXT, 
	CONSTRAINT pk_draft PRIMARY KEY (partnership, round, number), 
	CONSTRAINT fk_draft_round FOREIGN KEY(partnership, round) REFERENCES round (partnership, round)
)
 STRICT

;
INSERT INTO "draft" VALUES('288084d703d6a455','b3a89e80c819b60e',1,'2026-05-04T09:00:07.000000+00:00','police.referral-protocols','{"note": "What another typed"}',NULL);
INSERT INTO "draft" VALUES('288084d703d6a455','b3a89e80c819b60e',2,'2026-05-04T09:00:10.000000+00:00','a3','{"title": "Typed too late"}',NULL);
CREATE TABLE entry (
	partnership TEXT NOT NULL, 
	round TEXT NOT NULL, 
	responsibility TEXT NOT NULL, 
	ratings_listed INTEGER NOT NULL, 
	revealed_at TEXT, 
	answer TEXT, 
	note TEXT, 
	evidence TEXT, 
	dissent TEXT, 
	reason TEXT, 
	positions TEXT, 
	target INTEGER, 
	importance INTEGER, 
	saved_at TEXT NOT NULL, revision INTEGER DEFAULT '0' NOT NULL, hidden_revision INTEGER, sealed INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (partnership, round, responsibility), 
	CONSTRAINT ck_entry_ck_entry_answer CHECK (answer IN ('0', '1', '2', '3', '4', 'not_known', 'not_applicable', 'no_agreement')), 
	CONSTRAINT ck_entry_ck_entry_target CHECK (target BETWEEN 1 AND 4), 
	CONSTRAINT ck_entry_ck_entry_importance CHECK (importance BETWEEN 1 AND 3), 
	CONSTRAINT fk_entry_round FOREIGN KEY(partnership, round) REFERENCES round (partnership, round)
)
 STRICT

;
INSERT INTO "entry" VALUES('288084d703d6a455','b3a89e80c819b60e','police.referral-protocols',1,'2026-05-04T09:00:02.000000+00:00','1','Agreed after a while','The minutes of May','The chair sees 2',NULL,NULL,4,3,'2026-05-04T09:00:06.000000+00:00',5,NULL,0);
INSERT INTO "entry" VALUES('288084d703d6a455','b3a89e80c819b60e','police.clear-messages',1,'2026-05-04T09:00:02.000000+00:00','2',NULL,NULL,NULL,NULL,NULL,4,3,'2026-05-04T09:00:05.000000+00:00',4,NULL,0);
INSERT INTO "entry" VALUES('288084d703d6a455','b3a89e80c819b60e','ngos.referral-feedback',0,NULL,'no_agreement',NULL,NULL,NULL,NULL,'[["1", "On paper"], ["3", "In practice"]]',NULL,NULL,'2026-05-04T09:00:02.000000+00:00',1,NULL,0);
INSERT INTO "entry" VALUES('288084d703d6a455','b3a89e80c819b60e','police.regular-meetings',0,NULL,'not_applicable',NULL,NULL,NULL,'There is no station here',NULL,NULL,NULL,'2026-05-04T09:00:02.000000+00:00',1,NULL,0);
INSERT INTO "entry" VALUES('288084d703d6a455','b3a89e80c819b60e','local.night-buses',0,NULL,'not_known',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-05-04T09:00:02.000000+00:00',1,NULL,0);
INSERT INTO "entry" VALUES('288084d703d6a455','b3a89e80c819b60e','police.enable-reporting',0,NULL,'2',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-06-03T09:00:45.000000+00:00',34,34,0);
INSERT INTO "entry" VALUES('288084d703d6a455','b3a89e80c819b60e','police.respect-and-belief',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-05-04T09:00:19.000000+00:00',0,NULL,0);
INSERT INTO "entry" VALUES('288084d703d6a455','2b289e666679a9d1','police.clear-messages',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,4,3,'2026-06-03T09:00:44.000000+00:00',1,NULL,0);
INSERT INTO "entry" VALUES('288084d703d6a455','2b289e666679a9d1','police.referral-protocols',0,NULL,NULL,NULL,NULL,NULL,NULL,NULL,4,3,'2026-06-03T09:00:44.000000+00:00',1,NULL,0);
INSERT INTO "entry" VALUES('288084d703d6a455','5a4d3cca4c2cbc31','police.referral-protocols',0,'2026-06-03T09:00:46.000000+00:00','3',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-06-03T09:00:46.000000+00:00',1,NULL,0);
CREATE TABLE event (
	partnership TEXT NOT NULL, 
	round TEXT NOT NULL, 
	number INTEGER NOT NULL, 
	at TEXT NOT NULL, 
	what TEXT NOT NULL, 
	subject TEXT NOT NULL, 
	actor TEXT, 
	old TEXT, 
	new TEXT, 
	CONSTRAINT pk_event PRIMARY KEY (partnership, round, number), 
	CONSTRAINT fk_event_round FOREIGN KEY(partnership, round) REFERENCES round (partnership, round)
)
 STRICT

;
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',1,'2026-05-04T09:00:02.000000+00:00','round.name','',NULL,NULL,'Harbour District');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',2,'2026-05-04T09:00:02.000000+00:00','round.area','',NULL,NULL,'three towns – and their villages’ “edges” ; ''quoted''');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',3,'2026-05-04T09:00:02.000000+00:00','round.title','',NULL,NULL,'Baseline');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',4,'2026-05-04T09:00:02.000000+00:00','round.opened','',NULL,NULL,'2026-05-04');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',5,'2026-05-04T09:00:02.000000+00:00','round.closed','',NULL,NULL,'2026-05-18');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',6,'2026-05-04T09:00:02.000000+00:00','round.target','',NULL,NULL,'3');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',7,'2026-05-04T09:00:02.000000+00:00','round.edition','',NULL,NULL,'2026.1');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',8,'2026-05-04T09:00:02.000000+00:00','round.overlay','',NULL,NULL,'{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',9,'2026-05-04T09:00:02.000000+00:00','seat.voice','chair',NULL,NULL,'ngos');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',10,'2026-05-04T09:00:02.000000+00:00','seat.role','chair',NULL,NULL,'facilitator');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',11,'2026-05-04T09:00:02.000000+00:00','seat.voice','police-1',NULL,NULL,'police');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',12,'2026-05-04T09:00:02.000000+00:00','seat.voice','faith-1',NULL,NULL,'faith-groups');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',13,'2026-05-04T09:00:02.000000+00:00','seat.role','faith-1',NULL,NULL,'member');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',14,'2026-05-04T09:00:02.000000+00:00','seat.voice','wall',NULL,NULL,'ngos');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',15,'2026-05-04T09:00:02.000000+00:00','seat.role','wall',NULL,NULL,'observer');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',16,'2026-05-04T09:00:02.000000+00:00','entry.revealed_at','police.referral-protocols',NULL,NULL,'2026-05-04T09:00:02.000000+00:00');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',17,'2026-05-04T09:00:02.000000+00:00','entry.answer','police.referral-protocols',NULL,NULL,'1');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',18,'2026-05-04T09:00:02.000000+00:00','entry.note','police.referral-protocols',NULL,NULL,'Agreed after a while');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',19,'2026-05-04T09:00:02.000000+00:00','entry.evidence','police.referral-protocols',NULL,NULL,'The minutes');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',20,'2026-05-04T09:00:02.000000+00:00','entry.dissent','police.referral-protocols',NULL,NULL,'The chair sees 2');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',21,'2026-05-04T09:00:02.000000+00:00','entry.target','police.referral-protocols',NULL,NULL,'4');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',22,'2026-05-04T09:00:02.000000+00:00','entry.importance','police.referral-protocols',NULL,NULL,'3');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',23,'2026-05-04T09:00:02.000000+00:00','entry.revealed_at','police.clear-messages',NULL,NULL,'2026-05-04T09:00:02.000000+00:00');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',24,'2026-05-04T09:00:02.000000+00:00','entry.answer','police.clear-messages',NULL,NULL,'0');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',25,'2026-05-04T09:00:02.000000+00:00','entry.answer','ngos.referral-feedback',NULL,NULL,'no_agreement');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',26,'2026-05-04T09:00:02.000000+00:00','entry.positions','ngos.referral-feedback',NULL,NULL,'[["1", "On paper"], ["3", "In practice"]]');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',27,'2026-05-04T09:00:02.000000+00:00','entry.answer','police.regular-meetings',NULL,NULL,'not_applicable');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',28,'2026-05-04T09:00:02.000000+00:00','entry.reason','police.regular-meetings',NULL,NULL,'There is no station here');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',29,'2026-05-04T09:00:02.000000+00:00','entry.answer','local.night-buses',NULL,NULL,'not_known');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',30,'2026-05-04T09:00:02.000000+00:00','rating.answer','police.referral-protocols/police-1',NULL,NULL,'2');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',31,'2026-05-04T09:00:02.000000+00:00','rating.note','police.referral-protocols/police-1',NULL,NULL,'Signed with two services
and a third');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',32,'2026-05-04T09:00:02.000000+00:00','rating.answer','police.referral-protocols/chair',NULL,NULL,'not_known');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',33,'2026-05-04T09:00:02.000000+00:00','rating.answer','police.referral-protocols/faith-1',NULL,NULL,'not_applicable');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',34,'2026-05-04T09:00:02.000000+00:00','rating.reason','police.referral-protocols/faith-1',NULL,NULL,'We were not asked');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',35,'2026-05-04T09:00:02.000000+00:00','seatless_rating.answer','police.clear-messages/0',NULL,NULL,'0');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',36,'2026-05-04T09:00:02.000000+00:00','seatless_rating.voice','police.clear-messages/0',NULL,NULL,'faith-groups');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',37,'2026-05-04T09:00:02.000000+00:00','seatless_rating.answer','police.clear-messages/1',NULL,NULL,'3');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',38,'2026-05-04T09:00:02.000000+00:00','seatless_rating.answer','police.clear-messages/2',NULL,NULL,'not_applicable');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',39,'2026-05-04T09:00:02.000000+00:00','action.title','a1',NULL,NULL,'Sign with the third');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',40,'2026-05-04T09:00:02.000000+00:00','action.responsibilities','a1',NULL,NULL,'["police.referral-protocols", "ngos.referral-feedback"]');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',41,'2026-05-04T09:00:02.000000+00:00','action.steps','a1',NULL,NULL,'["Draft it", "Sign it"]');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',42,'2026-05-04T09:00:02.000000+00:00','action.lead','a1',NULL,NULL,'police');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',43,'2026-05-04T09:00:02.000000+00:00','action.lead_role','a1',NULL,NULL,'Head of station');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',44,'2026-05-04T09:00:02.000000+00:00','action.supporting','a1',NULL,NULL,'["ngos"]');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',45,'2026-05-04T09:00:02.000000+00:00','action.start','a1',NULL,NULL,'2026-06-01');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',46,'2026-05-04T09:00:02.000000+00:00','action.due','a1',NULL,NULL,'2026-09-30');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',47,'2026-05-04T09:00:02.000000+00:00','action.resources','a1',NULL,NULL,'{"money": "None", "people": "Two days", "secured": "partly"}');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',48,'2026-05-04T09:00:02.000000+00:00','action.indicator','a1',NULL,NULL,'Three signed');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',49,'2026-05-04T09:00:02.000000+00:00','action.verification','a1',NULL,NULL,'The papers');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',50,'2026-05-04T09:00:02.000000+00:00','action.survivor_safety','a1',NULL,NULL,'No names in it');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',51,'2026-05-04T09:00:02.000000+00:00','action.survivor_input','a1',NULL,NULL,'Read by two');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',52,'2026-05-04T09:00:02.000000+00:00','action.status','a1',NULL,NULL,'in_progress');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',53,'2026-05-04T09:00:02.000000+00:00','action.status_note','a1',NULL,NULL,'Drafted');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',54,'2026-05-04T09:00:02.000000+00:00','action.visibility','a1',NULL,NULL,'public');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',55,'2026-05-04T09:00:02.000000+00:00','action.title','a2',NULL,NULL,'Print posters');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',56,'2026-05-04T09:00:02.000000+00:00','action.responsibilities','a2',NULL,NULL,'["police.clear-messages"]');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',57,'2026-05-04T09:00:03.000000+00:00','entry.answer','police.clear-messages',NULL,'0','2');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',58,'2026-05-04T09:00:04.000000+00:00','entry.target','police.clear-messages',NULL,NULL,'4');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',59,'2026-05-04T09:00:05.000000+00:00','entry.importance','police.clear-messages',NULL,NULL,'3');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',60,'2026-05-04T09:00:06.000000+00:00','entry.evidence','police.referral-protocols',NULL,'The minutes','The minutes of May');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',61,'2026-05-04T09:00:08.000000+00:00','action.title','a3',NULL,NULL,'Soon removed');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',62,'2026-05-04T09:00:08.000000+00:00','action.responsibilities','a3',NULL,NULL,'["police.enable-reporting"]');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',63,'2026-05-04T09:00:09.000000+00:00','action.title','a3',NULL,'Soon removed',NULL);
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',64,'2026-05-04T09:00:09.000000+00:00','action.responsibilities','a3',NULL,'["police.enable-reporting"]',NULL);
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',65,'2026-05-04T09:00:11.000000+00:00','action.lead','a2',NULL,NULL,'police');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',66,'2026-05-04T09:00:11.000000+00:00','action.due','a2',NULL,NULL,'2026-12-01');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',67,'2026-05-04T09:00:12.000000+00:00','round.closed','',NULL,'2026-05-18',NULL);
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',68,'2026-05-04T09:00:13.000000+00:00','rating.answer','police.enable-reporting/police-1','police-1',NULL,'3');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',69,'2026-05-04T09:00:14.000000+00:00','rating.note','police.enable-reporting/police-1','police-1',NULL,'One counter and one bench');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',70,'2026-05-04T09:00:15.000000+00:00','rating.answer','police.enable-reporting/faith-1','faith-1',NULL,'not_applicable');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',71,'2026-05-04T09:00:16.000000+00:00','rating.reason','police.enable-reporting/faith-1','faith-1',NULL,'We have no counter');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',72,'2026-05-04T09:00:17.000000+00:00','entry.revealed_at','police.enable-reporting',NULL,NULL,'2026-05-04T09:00:17.000000+00:00');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',73,'2026-05-04T09:00:18.000000+00:00','entry.answer','police.enable-reporting',NULL,NULL,'2');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',74,'2026-05-04T09:00:19.000000+00:00','rating.answer','police.respect-and-belief/police-1','police-1',NULL,'1');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',75,'2026-05-04T09:00:20.000000+00:00','rating.answer','police.respect-and-belief/faith-1',NULL,NULL,'4');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',76,'2026-05-04T09:00:20.000000+00:00','rating.entered_by','police.respect-and-belief/faith-1',NULL,NULL,'*');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',77,'2026-05-04T09:00:22.000000+00:00','code.seat','police-1',NULL,NULL,'2026-05-11T09:00:22.000000+00:00');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',78,'2026-05-04T09:00:24.000000+00:00','sign_in.seat','police-1','police-1',NULL,'seat');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',79,'2026-05-04T09:00:25.000000+00:00','code.seat','faith-1',NULL,NULL,'2026-05-11T09:00:25.000000+00:00');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',80,'2026-05-04T09:00:26.000000+00:00','seat.voice','victims-survivors-1',NULL,NULL,'victims-survivors');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',81,'2026-05-04T09:00:26.000000+00:00','seat.role','victims-survivors-1',NULL,NULL,'member');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',82,'2026-05-04T09:00:27.000000+00:00','code.lobby','health-care',NULL,NULL,'2026-05-11T09:00:27.000000+00:00');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',83,'2026-05-04T09:00:35.000000+00:00','seat.voice','health-care-1',NULL,NULL,'health-care');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',84,'2026-05-04T09:00:35.000000+00:00','seat.role','health-care-1',NULL,NULL,'member');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',85,'2026-05-04T09:00:35.000000+00:00','sign_in.seat','health-care-1',NULL,NULL,'lobby');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',86,'2026-05-04T09:00:37.000000+00:00','code.recovery','chair','chair',NULL,'2028-05-05T09:00:37.000000+00:00');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',87,'2026-05-04T09:00:41.000000+00:00','code.seat','police-1',NULL,NULL,'2026-05-11T09:00:41.000000+00:00');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',88,'2026-05-04T09:00:43.000000+00:00','sign_in.seat','police-1','police-1','seat',NULL);
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',89,'2026-05-04T09:00:43.000000+00:00','sign_in.seat','police-1','police-1',NULL,'seat');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',1,'2026-06-03T09:00:44.000000+00:00','round.name','',NULL,NULL,'Harbour District');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',2,'2026-06-03T09:00:44.000000+00:00','round.area','',NULL,NULL,'three towns – and their villages’ “edges” ; ''quoted''');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',3,'2026-06-03T09:00:44.000000+00:00','round.title','',NULL,NULL,'Second round');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',4,'2026-06-03T09:00:44.000000+00:00','round.opened','',NULL,NULL,'2026-06-08');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',5,'2026-06-03T09:00:44.000000+00:00','round.target','',NULL,NULL,'3');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',6,'2026-06-03T09:00:44.000000+00:00','round.edition','',NULL,NULL,'2026.1');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',7,'2026-06-03T09:00:44.000000+00:00','round.overlay','',NULL,NULL,'{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',8,'2026-06-03T09:00:44.000000+00:00','seat.voice','chair',NULL,NULL,'ngos');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',9,'2026-06-03T09:00:44.000000+00:00','seat.role','chair',NULL,NULL,'facilitator');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',10,'2026-06-03T09:00:44.000000+00:00','seat.voice','police-1',NULL,NULL,'police');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',11,'2026-06-03T09:00:44.000000+00:00','seat.voice','faith-1',NULL,NULL,'faith-groups');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',12,'2026-06-03T09:00:44.000000+00:00','seat.role','faith-1',NULL,NULL,'member');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',13,'2026-06-03T09:00:44.000000+00:00','seat.voice','wall',NULL,NULL,'ngos');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',14,'2026-06-03T09:00:44.000000+00:00','seat.role','wall',NULL,NULL,'observer');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',15,'2026-06-03T09:00:44.000000+00:00','seat.voice','victims-survivors-1',NULL,NULL,'victims-survivors');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',16,'2026-06-03T09:00:44.000000+00:00','seat.role','victims-survivors-1',NULL,NULL,'member');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',17,'2026-06-03T09:00:44.000000+00:00','seat.voice','health-care-1',NULL,NULL,'health-care');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',18,'2026-06-03T09:00:44.000000+00:00','seat.role','health-care-1',NULL,NULL,'member');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',19,'2026-06-03T09:00:44.000000+00:00','entry.target','police.clear-messages',NULL,NULL,'4');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',20,'2026-06-03T09:00:44.000000+00:00','entry.importance','police.clear-messages',NULL,NULL,'3');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',21,'2026-06-03T09:00:44.000000+00:00','entry.target','police.referral-protocols',NULL,NULL,'4');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',22,'2026-06-03T09:00:44.000000+00:00','entry.importance','police.referral-protocols',NULL,NULL,'3');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',23,'2026-06-03T09:00:44.000000+00:00','action.title','a1',NULL,NULL,'Sign with the third');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',24,'2026-06-03T09:00:44.000000+00:00','action.responsibilities','a1',NULL,NULL,'["police.referral-protocols", "ngos.referral-feedback"]');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',25,'2026-06-03T09:00:44.000000+00:00','action.steps','a1',NULL,NULL,'["Draft it", "Sign it"]');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',26,'2026-06-03T09:00:44.000000+00:00','action.lead','a1',NULL,NULL,'police');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',27,'2026-06-03T09:00:44.000000+00:00','action.lead_role','a1',NULL,NULL,'Head of station');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',28,'2026-06-03T09:00:44.000000+00:00','action.supporting','a1',NULL,NULL,'["ngos"]');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',29,'2026-06-03T09:00:44.000000+00:00','action.start','a1',NULL,NULL,'2026-06-01');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',30,'2026-06-03T09:00:44.000000+00:00','action.due','a1',NULL,NULL,'2026-09-30');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',31,'2026-06-03T09:00:44.000000+00:00','action.resources','a1',NULL,NULL,'{"money": "None", "people": "Two days", "secured": "partly"}');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',32,'2026-06-03T09:00:44.000000+00:00','action.indicator','a1',NULL,NULL,'Three signed');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',33,'2026-06-03T09:00:44.000000+00:00','action.verification','a1',NULL,NULL,'The papers');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',34,'2026-06-03T09:00:44.000000+00:00','action.survivor_safety','a1',NULL,NULL,'No names in it');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',35,'2026-06-03T09:00:44.000000+00:00','action.survivor_input','a1',NULL,NULL,'Read by two');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',36,'2026-06-03T09:00:44.000000+00:00','action.status','a1',NULL,NULL,'in_progress');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',37,'2026-06-03T09:00:44.000000+00:00','action.status_note','a1',NULL,NULL,'Drafted');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',38,'2026-06-03T09:00:44.000000+00:00','action.visibility','a1',NULL,NULL,'public');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',39,'2026-06-03T09:00:44.000000+00:00','action.title','a2',NULL,NULL,'Print posters');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',40,'2026-06-03T09:00:44.000000+00:00','action.responsibilities','a2',NULL,NULL,'["police.clear-messages"]');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',41,'2026-06-03T09:00:44.000000+00:00','action.lead','a2',NULL,NULL,'police');
INSERT INTO "event" VALUES('288084d703d6a455','2b289e666679a9d1',42,'2026-06-03T09:00:44.000000+00:00','action.due','a2',NULL,NULL,'2026-12-01');
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',90,'2026-06-03T09:00:45.000000+00:00','entry.revealed_at','police.enable-reporting',NULL,'2026-05-04T09:00:17.000000+00:00',NULL);
INSERT INTO "event" VALUES('288084d703d6a455','5a4d3cca4c2cbc31',1,'2026-06-03T09:00:46.000000+00:00','round.name','',NULL,NULL,'Harbour District');
INSERT INTO "event" VALUES('288084d703d6a455','5a4d3cca4c2cbc31',2,'2026-06-03T09:00:46.000000+00:00','round.title','',NULL,NULL,'Let go');
INSERT INTO "event" VALUES('288084d703d6a455','5a4d3cca4c2cbc31',3,'2026-06-03T09:00:46.000000+00:00','round.edition','',NULL,NULL,'2026.1');
INSERT INTO "event" VALUES('288084d703d6a455','5a4d3cca4c2cbc31',4,'2026-06-03T09:00:46.000000+00:00','seat.voice','chair',NULL,NULL,'ngos');
INSERT INTO "event" VALUES('288084d703d6a455','5a4d3cca4c2cbc31',5,'2026-06-03T09:00:46.000000+00:00','seat.role','chair',NULL,NULL,'facilitator');
INSERT INTO "event" VALUES('288084d703d6a455','5a4d3cca4c2cbc31',6,'2026-06-03T09:00:46.000000+00:00','entry.revealed_at','police.referral-protocols',NULL,NULL,'2026-06-03T09:00:46.000000+00:00');
INSERT INTO "event" VALUES('288084d703d6a455','5a4d3cca4c2cbc31',7,'2026-06-03T09:00:46.000000+00:00','entry.answer','police.referral-protocols',NULL,NULL,'3');
INSERT INTO "event" VALUES('288084d703d6a455','5a4d3cca4c2cbc31',8,'2026-06-03T09:00:46.000000+00:00','rating.erased','',NULL,NULL,NULL);
INSERT INTO "event" VALUES('288084d703d6a455','5a4d3cca4c2cbc31',9,'2026-06-03T09:00:46.000000+00:00','rating.erased','',NULL,NULL,NULL);
INSERT INTO "event" VALUES('288084d703d6a455','b3a89e80c819b60e',91,'2026-06-03T09:00:47.000000+00:00','round.ratings_until','',NULL,NULL,'2026-09-01');
INSERT INTO "event" VALUES('288084d703d6a455','5a4d3cca4c2cbc31',10,'2026-06-03T09:00:48.000000+00:00','round.ratings_until','',NULL,NULL,'2026-06-10');
INSERT INTO "event" VALUES('288084d703d6a455','5a4d3cca4c2cbc31',11,'2026-06-13T09:00:49.000000+00:00','round.ratings_erased','',NULL,NULL,'2026-06-13T09:00:49.000000+00:00');
INSERT INTO "event" VALUES('288084d703d6a455','5a4d3cca4c2cbc31',12,'2026-06-13T09:00:49.000000+00:00','rating.erased','',NULL,NULL,NULL);
INSERT INTO "event" VALUES('288084d703d6a455','5a4d3cca4c2cbc31',13,'2026-06-13T09:00:49.000000+00:00','rating.erased','',NULL,NULL,NULL);
CREATE TABLE partnership (
	partnership TEXT NOT NULL, 
	name TEXT NOT NULL, leaving INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_partnership PRIMARY KEY (partnership)
)
 STRICT

;
INSERT INTO "partnership" VALUES('288084d703d6a455','Harbour District',0);
CREATE TABLE rating (
	partnership TEXT NOT NULL, 
	round TEXT NOT NULL, 
	responsibility TEXT NOT NULL, 
	seat TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	answer TEXT, 
	note TEXT, 
	reason TEXT, 
	entered_by TEXT, 
	saved_at TEXT NOT NULL, revision INTEGER DEFAULT '0' NOT NULL, sitting INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_rating PRIMARY KEY (partnership, round, responsibility, seat), 
	CONSTRAINT ck_rating_ck_rating_answer CHECK (answer IN ('0', '1', '2', '3', '4', 'not_known', 'not_applicable')), 
	CONSTRAINT fk_rating_entry FOREIGN KEY(partnership, round, responsibility) REFERENCES entry (partnership, round, responsibility), 
	CONSTRAINT fk_rating_seat FOREIGN KEY(partnership, round, seat) REFERENCES seat (partnership, round, seat)
)
 STRICT

;
INSERT INTO "rating" VALUES('288084d703d6a455','b3a89e80c819b60e','police.referral-protocols','police-1',0,'2','Signed with two services
and a third',NULL,NULL,'2026-05-04T09:00:02.000000+00:00',0,0);
INSERT INTO "rating" VALUES('288084d703d6a455','b3a89e80c819b60e','police.referral-protocols','chair',1,'not_known',NULL,NULL,NULL,'2026-05-04T09:00:02.000000+00:00',0,0);
INSERT INTO "rating" VALUES('288084d703d6a455','b3a89e80c819b60e','police.referral-protocols','faith-1',2,'not_applicable',NULL,'We were not asked',NULL,'2026-05-04T09:00:02.000000+00:00',0,0);
INSERT INTO "rating" VALUES('288084d703d6a455','b3a89e80c819b60e','police.enable-reporting','police-1',1,'3','One counter and one bench',NULL,NULL,'2026-05-04T09:00:14.000000+00:00',12,0);
INSERT INTO "rating" VALUES('288084d703d6a455','b3a89e80c819b60e','police.enable-reporting','faith-1',2,'not_applicable',NULL,'We have no counter',NULL,'2026-05-04T09:00:16.000000+00:00',15,0);
INSERT INTO "rating" VALUES('288084d703d6a455','b3a89e80c819b60e','police.respect-and-belief','police-1',1,'1',NULL,NULL,NULL,'2026-05-04T09:00:19.000000+00:00',18,0);
INSERT INTO "rating" VALUES('288084d703d6a455','b3a89e80c819b60e','police.respect-and-belief','faith-1',2,'4',NULL,NULL,'*','2026-05-04T09:00:20.000000+00:00',19,0);
CREATE TABLE reply (
	partnership TEXT NOT NULL, 
	round TEXT NOT NULL, 
	actor TEXT NOT NULL, 
	"key" TEXT NOT NULL, 
	asked TEXT NOT NULL, 
	at TEXT NOT NULL, 
	revision INTEGER NOT NULL, 
	CONSTRAINT pk_reply PRIMARY KEY (partnership, round, actor, "key"), 
	CONSTRAINT fk_reply_round FOREIGN KEY(partnership, round) REFERENCES round (partnership, round)
)
 STRICT

;
INSERT INTO "reply" VALUES('288084d703d6a455','b3a89e80c819b60e','','a touch','3b17b46e8a377389e3b12e2fbd7acc153ec59d7f2ace22d2531b08574dae1b44','2026-05-04T09:00:03.000000+00:00',2);
INSERT INTO "reply" VALUES('288084d703d6a455','b3a89e80c819b60e','police-1','police rates','b151ff9c7936f7217a9c9b3cfd6e96b8c86d51f8480e536abe591c359f1db950','2026-05-04T09:00:13.000000+00:00',12);
CREATE TABLE round (
	partnership TEXT NOT NULL, 
	round TEXT NOT NULL, 
	name TEXT NOT NULL, 
	title TEXT NOT NULL, 
	edition TEXT NOT NULL, 
	digest TEXT NOT NULL, 
	changed_at TEXT NOT NULL, 
	area TEXT, 
	opened TEXT, 
	closed TEXT, 
	overlay TEXT, 
	changed_by TEXT, 
	target INTEGER, 
	seats_listed INTEGER NOT NULL, 
	entries_listed INTEGER NOT NULL, 
	actions_listed INTEGER NOT NULL, 
	revision INTEGER NOT NULL, shown TEXT, people_revision INTEGER DEFAULT '0' NOT NULL, follows TEXT, ratings_until TEXT, ratings_erased TEXT, 
	CONSTRAINT pk_round PRIMARY KEY (partnership, round), 
	CONSTRAINT ck_round_ck_round_target CHECK (target BETWEEN 1 AND 4), 
	CONSTRAINT uq_round_partnership_digest UNIQUE (partnership, digest), 
	CONSTRAINT fk_round_partnership FOREIGN KEY(partnership) REFERENCES partnership (partnership)
)
 STRICT

;
INSERT INTO "round" VALUES('288084d703d6a455','b3a89e80c819b60e','Harbour District','Baseline','2026.1','17c12bcb0940f611403c844c47102e3faf9351a2671bf537031eaead92459c1f','2026-06-03T09:00:47.000000+00:00','three towns – and their villages’ “edges” ; ''quoted''','2026-05-04',NULL,'{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}',NULL,3,1,1,1,35,'police.referral-protocols',33,NULL,'2026-09-01',NULL);
INSERT INTO "round" VALUES('288084d703d6a455','2b289e666679a9d1','Harbour District','Second round','2026.1','776487932d6785bd812f1733cff103adc8fd94bcecef303e211eb794b29280c7','2026-06-03T09:00:44.000000+00:00','three towns – and their villages’ “edges” ; ''quoted''','2026-06-08',NULL,'{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}',NULL,3,1,1,1,1,NULL,0,'b3a89e80c819b60e',NULL,NULL);
INSERT INTO "round" VALUES('288084d703d6a455','5a4d3cca4c2cbc31','Harbour District','Let go','2026.1','02043c9d21a4cdde2e334fb3011aee69a10601c4c76ac9dbfa7d1c0f333e4e79','2026-06-13T09:00:49.000000+00:00',NULL,NULL,NULL,NULL,NULL,NULL,1,1,0,3,NULL,0,NULL,'2026-06-10','2026-06-13T09:00:49.000000+00:00');
CREATE TABLE seat (
	partnership TEXT NOT NULL, 
	round TEXT NOT NULL, 
	seat TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	voice TEXT NOT NULL, 
	role TEXT, sitting INTEGER DEFAULT '0' NOT NULL, 
	CONSTRAINT pk_seat PRIMARY KEY (partnership, round, seat), 
	CONSTRAINT fk_seat_round FOREIGN KEY(partnership, round) REFERENCES round (partnership, round)
)
 STRICT

;
INSERT INTO "seat" VALUES('288084d703d6a455','b3a89e80c819b60e','chair',0,'ngos','facilitator',0);
INSERT INTO "seat" VALUES('288084d703d6a455','b3a89e80c819b60e','police-1',1,'police',NULL,1);
INSERT INTO "seat" VALUES('288084d703d6a455','b3a89e80c819b60e','faith-1',2,'faith-groups','member',0);
INSERT INTO "seat" VALUES('288084d703d6a455','b3a89e80c819b60e','wall',3,'ngos','observer',0);
INSERT INTO "seat" VALUES('288084d703d6a455','b3a89e80c819b60e','victims-survivors-1',4,'victims-survivors','member',0);
INSERT INTO "seat" VALUES('288084d703d6a455','b3a89e80c819b60e','health-care-1',5,'health-care','member',0);
INSERT INTO "seat" VALUES('288084d703d6a455','2b289e666679a9d1','chair',0,'ngos','facilitator',0);
INSERT INTO "seat" VALUES('288084d703d6a455','2b289e666679a9d1','police-1',1,'police',NULL,0);
INSERT INTO "seat" VALUES('288084d703d6a455','2b289e666679a9d1','faith-1',2,'faith-groups','member',0);
INSERT INTO "seat" VALUES('288084d703d6a455','2b289e666679a9d1','wall',3,'ngos','observer',0);
INSERT INTO "seat" VALUES('288084d703d6a455','2b289e666679a9d1','victims-survivors-1',4,'victims-survivors','member',0);
INSERT INTO "seat" VALUES('288084d703d6a455','2b289e666679a9d1','health-care-1',5,'health-care','member',0);
INSERT INTO "seat" VALUES('288084d703d6a455','5a4d3cca4c2cbc31','chair',0,'ngos','facilitator',0);
CREATE TABLE seatless_rating (
	partnership TEXT NOT NULL, 
	round TEXT NOT NULL, 
	responsibility TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	answer TEXT NOT NULL, 
	voice TEXT, 
	reason TEXT, 
	CONSTRAINT pk_seatless_rating PRIMARY KEY (partnership, round, responsibility, place), 
	CONSTRAINT ck_seatless_rating_ck_seatless_rating_answer CHECK (answer IN ('0', '1', '2', '3', '4', 'not_known', 'not_applicable')), 
	CONSTRAINT fk_seatless_rating_entry FOREIGN KEY(partnership, round, responsibility) REFERENCES entry (partnership, round, responsibility)
)
 STRICT

;
INSERT INTO "seatless_rating" VALUES('288084d703d6a455','b3a89e80c819b60e','police.clear-messages',0,'0','faith-groups',NULL);
INSERT INTO "seatless_rating" VALUES('288084d703d6a455','b3a89e80c819b60e','police.clear-messages',1,'3',NULL,NULL);
INSERT INTO "seatless_rating" VALUES('288084d703d6a455','b3a89e80c819b60e','police.clear-messages',2,'not_applicable',NULL,NULL);
CREATE TABLE setting (
	partnership TEXT NOT NULL, 
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (partnership, name)
)
 STRICT

;
INSERT INTO "setting" VALUES('*','access','shared');
INSERT INTO "setting" VALUES('*','last_deletion','2026-06-13T09:00:49+00:00');
CREATE TABLE sign_in (
	partnership TEXT NOT NULL, 
	token TEXT NOT NULL, 
	kind TEXT NOT NULL, 
	came_by TEXT NOT NULL, 
	made_at TEXT NOT NULL, 
	seen_at TEXT NOT NULL, 
	expires_at TEXT NOT NULL, 
	round TEXT, 
	seat TEXT, 
	voice TEXT, 
	number TEXT, 
	revoked_at TEXT, 
	CONSTRAINT pk_sign_in PRIMARY KEY (partnership, token), 
	CONSTRAINT ck_sign_in_ck_sign_in_kind CHECK (kind IN ('seat', 'waiting', 'host')), 
	CONSTRAINT ck_sign_in_ck_sign_in_came_by CHECK (came_by IN ('seat', 'device', 'lobby', 'host', 'recovery')), 
	CONSTRAINT fk_sign_in_round FOREIGN KEY(partnership, round) REFERENCES round (partnership, round), 
	CONSTRAINT fk_sign_in_seat FOREIGN KEY(partnership, round, seat) REFERENCES seat (partnership, round, seat)
)
 STRICT

;
INSERT INTO "sign_in" VALUES('288084d703d6a455','5c47dbc60c9a595b36c8f1d4df8153264400b4f7843cf0799e2fcb71502dcf43','seat','seat','2026-05-04T09:00:24.000000+00:00','2026-05-04T09:00:24.000000+00:00','2026-05-04T21:00:24.000000+00:00','b3a89e80c819b60e','police-1',NULL,NULL,'2026-05-04T09:00:43.000000+00:00');
INSERT INTO "sign_in" VALUES('288084d703d6a455','c52f2d7ab8a4df46e0825f15fd61fc598ccee0afbc8b78425cdd052bd3cf50fb','seat','lobby','2026-05-04T09:00:29.000000+00:00','2026-05-04T09:00:29.000000+00:00','2026-05-04T21:00:29.000000+00:00','b3a89e80c819b60e','health-care-1','health-care',NULL,NULL);
INSERT INTO "sign_in" VALUES('288084d703d6a455','d57fb3ad6e338498b4f845c432866970032ea5d223f0e3f73516e1edf8fa5442','waiting','lobby','2026-05-04T09:00:31.000000+00:00','2026-05-04T09:00:31.000000+00:00','2026-05-04T21:00:31.000000+00:00','b3a89e80c819b60e',NULL,'health-care','B5','2026-05-04T09:00:36.000000+00:00');
INSERT INTO "sign_in" VALUES('288084d703d6a455','95532c9ddd810e8950cfc33d31168698072195f07a338873e39d568d753688d0','waiting','lobby','2026-05-04T09:00:33.000000+00:00','2026-05-04T09:00:33.000000+00:00','2026-05-04T21:00:33.000000+00:00','b3a89e80c819b60e',NULL,'health-care','R9',NULL);
INSERT INTO "sign_in" VALUES('*','13d3a99ca1863b8c29a6e3e600d51756083c019d7c8c763920e31c402cba3d75','host','host','2026-05-04T09:00:40.000000+00:00','2026-05-04T09:00:40.000000+00:00','2026-05-04T21:00:40.000000+00:00',NULL,NULL,NULL,NULL,NULL);
INSERT INTO "sign_in" VALUES('288084d703d6a455','3b18e830ef9ee4c202565cb6a097155dfe28d153d872620d118dd7358b3fefb6','seat','seat','2026-05-04T09:00:43.000000+00:00','2026-05-04T09:00:43.000000+00:00','2026-05-04T21:00:43.000000+00:00','b3a89e80c819b60e','police-1',NULL,NULL,NULL);
CREATE TRIGGER log_round_insert AFTER INSERT ON round BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = NEW.partnership AND round = NEW.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, '', CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'round.name' AS what, NULL AS old, NEW.name AS new UNION ALL SELECT 1 AS place, 'round.area' AS what, NULL AS old, NEW.area AS new UNION ALL SELECT 2 AS place, 'round.title' AS what, NULL AS old, NEW.title AS new UNION ALL SELECT 3 AS place, 'round.opened' AS what, NULL AS old, NEW.opened AS new UNION ALL SELECT 4 AS place, 'round.closed' AS what, NULL AS old, NEW.closed AS new UNION ALL SELECT 5 AS place, 'round.target' AS what, NULL AS old, NEW.target AS new UNION ALL SELECT 6 AS place, 'round.edition' AS what, NULL AS old, NEW.edition AS new UNION ALL SELECT 7 AS place, 'round.overlay' AS what, NULL AS old, NEW.overlay AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_round_update AFTER UPDATE OF name, area, title, opened, closed, target, edition, overlay ON round BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = NEW.partnership AND round = NEW.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, '', CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'round.name' AS what, OLD.name AS old, NEW.name AS new UNION ALL SELECT 1 AS place, 'round.area' AS what, OLD.area AS old, NEW.area AS new UNION ALL SELECT 2 AS place, 'round.title' AS what, OLD.title AS old, NEW.title AS new UNION ALL SELECT 3 AS place, 'round.opened' AS what, OLD.opened AS old, NEW.opened AS new UNION ALL SELECT 4 AS place, 'round.closed' AS what, OLD.closed AS old, NEW.closed AS new UNION ALL SELECT 5 AS place, 'round.target' AS what, OLD.target AS old, NEW.target AS new UNION ALL SELECT 6 AS place, 'round.edition' AS what, OLD.edition AS old, NEW.edition AS new UNION ALL SELECT 7 AS place, 'round.overlay' AS what, OLD.overlay AS old, NEW.overlay AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_round_delete AFTER DELETE ON round BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT OLD.partnership, OLD.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = OLD.partnership AND round = OLD.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, '', CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'round.name' AS what, OLD.name AS old, NULL AS new UNION ALL SELECT 1 AS place, 'round.area' AS what, OLD.area AS old, NULL AS new UNION ALL SELECT 2 AS place, 'round.title' AS what, OLD.title AS old, NULL AS new UNION ALL SELECT 3 AS place, 'round.opened' AS what, OLD.opened AS old, NULL AS new UNION ALL SELECT 4 AS place, 'round.closed' AS what, OLD.closed AS old, NULL AS new UNION ALL SELECT 5 AS place, 'round.target' AS what, OLD.target AS old, NULL AS new UNION ALL SELECT 6 AS place, 'round.edition' AS what, OLD.edition AS old, NULL AS new UNION ALL SELECT 7 AS place, 'round.overlay' AS what, OLD.overlay AS old, NULL AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = OLD.partnership AND stamp.round = OLD.round; END;
CREATE TRIGGER log_seat_insert AFTER INSERT ON seat BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = NEW.partnership AND round = NEW.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, NEW.seat, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'seat.voice' AS what, NULL AS old, NEW.voice AS new UNION ALL SELECT 1 AS place, 'seat.role' AS what, NULL AS old, NEW.role AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_seat_update AFTER UPDATE OF voice, role ON seat BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = NEW.partnership AND round = NEW.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, NEW.seat, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'seat.voice' AS what, OLD.voice AS old, NEW.voice AS new UNION ALL SELECT 1 AS place, 'seat.role' AS what, OLD.role AS old, NEW.role AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_seat_delete AFTER DELETE ON seat BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT OLD.partnership, OLD.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = OLD.partnership AND round = OLD.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, OLD.seat, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'seat.voice' AS what, OLD.voice AS old, NULL AS new UNION ALL SELECT 1 AS place, 'seat.role' AS what, OLD.role AS old, NULL AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = OLD.partnership AND stamp.round = OLD.round; END;
CREATE TRIGGER log_entry_insert AFTER INSERT ON entry BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = NEW.partnership AND round = NEW.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, NEW.responsibility, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'entry.revealed_at' AS what, NULL AS old, NEW.revealed_at AS new UNION ALL SELECT 1 AS place, 'entry.answer' AS what, NULL AS old, NEW.answer AS new UNION ALL SELECT 2 AS place, 'entry.note' AS what, NULL AS old, NEW.note AS new UNION ALL SELECT 3 AS place, 'entry.evidence' AS what, NULL AS old, NEW.evidence AS new UNION ALL SELECT 4 AS place, 'entry.dissent' AS what, NULL AS old, NEW.dissent AS new UNION ALL SELECT 5 AS place, 'entry.reason' AS what, NULL AS old, NEW.reason AS new UNION ALL SELECT 6 AS place, 'entry.positions' AS what, NULL AS old, NEW.positions AS new UNION ALL SELECT 7 AS place, 'entry.target' AS what, NULL AS old, NEW.target AS new UNION ALL SELECT 8 AS place, 'entry.importance' AS what, NULL AS old, NEW.importance AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_entry_update AFTER UPDATE OF revealed_at, answer, note, evidence, dissent, reason, positions, target, importance ON entry BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = NEW.partnership AND round = NEW.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, NEW.responsibility, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'entry.revealed_at' AS what, OLD.revealed_at AS old, NEW.revealed_at AS new UNION ALL SELECT 1 AS place, 'entry.answer' AS what, OLD.answer AS old, NEW.answer AS new UNION ALL SELECT 2 AS place, 'entry.note' AS what, OLD.note AS old, NEW.note AS new UNION ALL SELECT 3 AS place, 'entry.evidence' AS what, OLD.evidence AS old, NEW.evidence AS new UNION ALL SELECT 4 AS place, 'entry.dissent' AS what, OLD.dissent AS old, NEW.dissent AS new UNION ALL SELECT 5 AS place, 'entry.reason' AS what, OLD.reason AS old, NEW.reason AS new UNION ALL SELECT 6 AS place, 'entry.positions' AS what, OLD.positions AS old, NEW.positions AS new UNION ALL SELECT 7 AS place, 'entry.target' AS what, OLD.target AS old, NEW.target AS new UNION ALL SELECT 8 AS place, 'entry.importance' AS what, OLD.importance AS old, NEW.importance AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_entry_delete AFTER DELETE ON entry BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT OLD.partnership, OLD.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = OLD.partnership AND round = OLD.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, OLD.responsibility, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'entry.revealed_at' AS what, OLD.revealed_at AS old, NULL AS new UNION ALL SELECT 1 AS place, 'entry.answer' AS what, OLD.answer AS old, NULL AS new UNION ALL SELECT 2 AS place, 'entry.note' AS what, OLD.note AS old, NULL AS new UNION ALL SELECT 3 AS place, 'entry.evidence' AS what, OLD.evidence AS old, NULL AS new UNION ALL SELECT 4 AS place, 'entry.dissent' AS what, OLD.dissent AS old, NULL AS new UNION ALL SELECT 5 AS place, 'entry.reason' AS what, OLD.reason AS old, NULL AS new UNION ALL SELECT 6 AS place, 'entry.positions' AS what, OLD.positions AS old, NULL AS new UNION ALL SELECT 7 AS place, 'entry.target' AS what, OLD.target AS old, NULL AS new UNION ALL SELECT 8 AS place, 'entry.importance' AS what, OLD.importance AS old, NULL AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = OLD.partnership AND stamp.round = OLD.round; END;
CREATE TRIGGER log_rating_insert AFTER INSERT ON rating BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = NEW.partnership AND round = NEW.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, NEW.responsibility || '/' || NEW.seat, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'rating.answer' AS what, NULL AS old, NEW.answer AS new UNION ALL SELECT 1 AS place, 'rating.note' AS what, NULL AS old, NEW.note AS new UNION ALL SELECT 2 AS place, 'rating.reason' AS what, NULL AS old, NEW.reason AS new UNION ALL SELECT 3 AS place, 'rating.entered_by' AS what, NULL AS old, NEW.entered_by AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_rating_update AFTER UPDATE OF answer, note, reason, entered_by ON rating BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = NEW.partnership AND round = NEW.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, NEW.responsibility || '/' || NEW.seat, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'rating.answer' AS what, OLD.answer AS old, NEW.answer AS new UNION ALL SELECT 1 AS place, 'rating.note' AS what, OLD.note AS old, NEW.note AS new UNION ALL SELECT 2 AS place, 'rating.reason' AS what, OLD.reason AS old, NEW.reason AS new UNION ALL SELECT 3 AS place, 'rating.entered_by' AS what, OLD.entered_by AS old, NEW.entered_by AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_rating_delete AFTER DELETE ON rating BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT OLD.partnership, OLD.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = OLD.partnership AND round = OLD.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, OLD.responsibility || '/' || OLD.seat, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'rating.answer' AS what, OLD.answer AS old, NULL AS new UNION ALL SELECT 1 AS place, 'rating.note' AS what, OLD.note AS old, NULL AS new UNION ALL SELECT 2 AS place, 'rating.reason' AS what, OLD.reason AS old, NULL AS new UNION ALL SELECT 3 AS place, 'rating.entered_by' AS what, OLD.entered_by AS old, NULL AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = OLD.partnership AND stamp.round = OLD.round; END;
CREATE TRIGGER log_seatless_rating_insert AFTER INSERT ON seatless_rating BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = NEW.partnership AND round = NEW.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, NEW.responsibility || '/' || NEW.place, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'seatless_rating.answer' AS what, NULL AS old, NEW.answer AS new UNION ALL SELECT 1 AS place, 'seatless_rating.voice' AS what, NULL AS old, NEW.voice AS new UNION ALL SELECT 2 AS place, 'seatless_rating.reason' AS what, NULL AS old, NEW.reason AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_seatless_rating_update AFTER UPDATE OF answer, voice, reason ON seatless_rating BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = NEW.partnership AND round = NEW.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, NEW.responsibility || '/' || NEW.place, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'seatless_rating.answer' AS what, OLD.answer AS old, NEW.answer AS new UNION ALL SELECT 1 AS place, 'seatless_rating.voice' AS what, OLD.voice AS old, NEW.voice AS new UNION ALL SELECT 2 AS place, 'seatless_rating.reason' AS what, OLD.reason AS old, NEW.reason AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_seatless_rating_delete AFTER DELETE ON seatless_rating BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT OLD.partnership, OLD.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = OLD.partnership AND round = OLD.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, OLD.responsibility || '/' || OLD.place, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'seatless_rating.answer' AS what, OLD.answer AS old, NULL AS new UNION ALL SELECT 1 AS place, 'seatless_rating.voice' AS what, OLD.voice AS old, NULL AS new UNION ALL SELECT 2 AS place, 'seatless_rating.reason' AS what, OLD.reason AS old, NULL AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = OLD.partnership AND stamp.round = OLD.round; END;
CREATE TRIGGER log_action_insert AFTER INSERT ON action BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = NEW.partnership AND round = NEW.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, NEW.action, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'action.title' AS what, NULL AS old, NEW.title AS new UNION ALL SELECT 1 AS place, 'action.responsibilities' AS what, NULL AS old, NEW.responsibilities AS new UNION ALL SELECT 2 AS place, 'action.steps' AS what, NULL AS old, NEW.steps AS new UNION ALL SELECT 3 AS place, 'action.lead' AS what, NULL AS old, NEW.lead AS new UNION ALL SELECT 4 AS place, 'action.lead_role' AS what, NULL AS old, NEW.lead_role AS new UNION ALL SELECT 5 AS place, 'action.supporting' AS what, NULL AS old, NEW.supporting AS new UNION ALL SELECT 6 AS place, 'action.start' AS what, NULL AS old, NEW.start AS new UNION ALL SELECT 7 AS place, 'action.due' AS what, NULL AS old, NEW.due AS new UNION ALL SELECT 8 AS place, 'action.resources' AS what, NULL AS old, NEW.resources AS new UNION ALL SELECT 9 AS place, 'action.indicator' AS what, NULL AS old, NEW.indicator AS new UNION ALL SELECT 10 AS place, 'action.verification' AS what, NULL AS old, NEW.verification AS new UNION ALL SELECT 11 AS place, 'action.survivor_safety' AS what, NULL AS old, NEW.survivor_safety AS new UNION ALL SELECT 12 AS place, 'action.survivor_input' AS what, NULL AS old, NEW.survivor_input AS new UNION ALL SELECT 13 AS place, 'action.status' AS what, NULL AS old, NEW.status AS new UNION ALL SELECT 14 AS place, 'action.status_note' AS what, NULL AS old, NEW.status_note AS new UNION ALL SELECT 15 AS place, 'action.visibility' AS what, NULL AS old, NEW.visibility AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_action_update AFTER UPDATE OF title, responsibilities, steps, lead, lead_role, supporting, start, due, resources, indicator, verification, survivor_safety, survivor_input, status, status_note, visibility ON action BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = NEW.partnership AND round = NEW.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, NEW.action, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'action.title' AS what, OLD.title AS old, NEW.title AS new UNION ALL SELECT 1 AS place, 'action.responsibilities' AS what, OLD.responsibilities AS old, NEW.responsibilities AS new UNION ALL SELECT 2 AS place, 'action.steps' AS what, OLD.steps AS old, NEW.steps AS new UNION ALL SELECT 3 AS place, 'action.lead' AS what, OLD.lead AS old, NEW.lead AS new UNION ALL SELECT 4 AS place, 'action.lead_role' AS what, OLD.lead_role AS old, NEW.lead_role AS new UNION ALL SELECT 5 AS place, 'action.supporting' AS what, OLD.supporting AS old, NEW.supporting AS new UNION ALL SELECT 6 AS place, 'action.start' AS what, OLD.start AS old, NEW.start AS new UNION ALL SELECT 7 AS place, 'action.due' AS what, OLD.due AS old, NEW.due AS new UNION ALL SELECT 8 AS place, 'action.resources' AS what, OLD.resources AS old, NEW.resources AS new UNION ALL SELECT 9 AS place, 'action.indicator' AS what, OLD.indicator AS old, NEW.indicator AS new UNION ALL SELECT 10 AS place, 'action.verification' AS what, OLD.verification AS old, NEW.verification AS new UNION ALL SELECT 11 AS place, 'action.survivor_safety' AS what, OLD.survivor_safety AS old, NEW.survivor_safety AS new UNION ALL SELECT 12 AS place, 'action.survivor_input' AS what, OLD.survivor_input AS old, NEW.survivor_input AS new UNION ALL SELECT 13 AS place, 'action.status' AS what, OLD.status AS old, NEW.status AS new UNION ALL SELECT 14 AS place, 'action.status_note' AS what, OLD.status_note AS old, NEW.status_note AS new UNION ALL SELECT 15 AS place, 'action.visibility' AS what, OLD.visibility AS old, NEW.visibility AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_action_delete AFTER DELETE ON action BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT OLD.partnership, OLD.round, (SELECT coalesce(max(number), 0) FROM event WHERE partnership = OLD.partnership AND round = OLD.round) + row_number() OVER (ORDER BY field.place), stamp.changed_at, stamp.changed_by, field.what, OLD.action, CAST(field.old AS TEXT), CAST(field.new AS TEXT) FROM round AS stamp JOIN (SELECT 0 AS place, 'action.title' AS what, OLD.title AS old, NULL AS new UNION ALL SELECT 1 AS place, 'action.responsibilities' AS what, OLD.responsibilities AS old, NULL AS new UNION ALL SELECT 2 AS place, 'action.steps' AS what, OLD.steps AS old, NULL AS new UNION ALL SELECT 3 AS place, 'action.lead' AS what, OLD.lead AS old, NULL AS new UNION ALL SELECT 4 AS place, 'action.lead_role' AS what, OLD.lead_role AS old, NULL AS new UNION ALL SELECT 5 AS place, 'action.supporting' AS what, OLD.supporting AS old, NULL AS new UNION ALL SELECT 6 AS place, 'action.start' AS what, OLD.start AS old, NULL AS new UNION ALL SELECT 7 AS place, 'action.due' AS what, OLD.due AS old, NULL AS new UNION ALL SELECT 8 AS place, 'action.resources' AS what, OLD.resources AS old, NULL AS new UNION ALL SELECT 9 AS place, 'action.indicator' AS what, OLD.indicator AS old, NULL AS new UNION ALL SELECT 10 AS place, 'action.verification' AS what, OLD.verification AS old, NULL AS new UNION ALL SELECT 11 AS place, 'action.survivor_safety' AS what, OLD.survivor_safety AS old, NULL AS new UNION ALL SELECT 12 AS place, 'action.survivor_input' AS what, OLD.survivor_input AS old, NULL AS new UNION ALL SELECT 13 AS place, 'action.status' AS what, OLD.status AS old, NULL AS new UNION ALL SELECT 14 AS place, 'action.status_note' AS what, OLD.status_note AS old, NULL AS new UNION ALL SELECT 15 AS place, 'action.visibility' AS what, OLD.visibility AS old, NULL AS new) AS field ON field.old IS NOT field.new WHERE stamp.partnership = OLD.partnership AND stamp.round = OLD.round; END;
CREATE INDEX ix_rating_seat ON rating (partnership, round, seat);
CREATE INDEX ix_code_selector ON code (selector);
CREATE TRIGGER log_sign_in_insert AFTER INSERT ON sign_in WHEN NEW.kind = 'seat' AND NEW.revoked_at IS NULL BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), stamp.changed_at, stamp.changed_by, 'sign_in.seat', NEW.seat, NULL, NEW.came_by FROM round AS stamp WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_sign_in_moved AFTER UPDATE OF kind, round, seat ON sign_in WHEN NEW.kind = 'seat' AND NEW.revoked_at IS NULL AND (OLD.kind <> 'seat' OR OLD.round <> NEW.round OR OLD.seat <> NEW.seat) BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), stamp.changed_at, stamp.changed_by, 'sign_in.seat', NEW.seat, NULL, NEW.came_by FROM round AS stamp WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_sign_in_ended AFTER UPDATE OF revoked_at ON sign_in WHEN NEW.kind = 'seat' AND OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), stamp.changed_at, stamp.changed_by, 'sign_in.seat', NEW.seat, NEW.came_by, NULL FROM round AS stamp WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_code_insert AFTER INSERT ON code WHEN NEW.round IS NOT NULL BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), stamp.changed_at, stamp.changed_by, 'code.' || NEW.kind, coalesce(NEW.seat, NEW.voice, ''), NULL, NEW.expires_at FROM round AS stamp WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_code_ended AFTER UPDATE OF revoked_at ON code WHEN NEW.round IS NOT NULL AND OLD.revoked_at IS NULL AND NEW.revoked_at IS NOT NULL BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), stamp.changed_at, stamp.changed_by, 'code.' || NEW.kind, coalesce(NEW.seat, NEW.voice, ''), NEW.expires_at, NULL FROM round AS stamp WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER log_entry_sealed AFTER UPDATE OF sealed ON entry WHEN OLD.sealed <> NEW.sealed BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), stamp.changed_at, stamp.changed_by, 'entry.sealed', NEW.responsibility, NULL, NEW.sealed FROM round AS stamp WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; END;
CREATE TRIGGER event_no_update BEFORE UPDATE ON event WHEN ((substr(OLD.what, 1, 7) = 'rating.' OR substr(OLD.what, 1, 16) = 'seatless_rating.') AND NEW.what = 'rating.erased' AND NEW.subject = '' AND coalesce(NEW.actor, NEW.old, NEW.new) IS NULL AND NEW.partnership = OLD.partnership AND NEW.round = OLD.round AND NEW.number = OLD.number AND NEW.at = OLD.at AND EXISTS (SELECT 1 FROM round AS stamp WHERE stamp.partnership = OLD.partnership AND stamp.round = OLD.round AND stamp.ratings_until < substr(stamp.ratings_erased, 1, 10))) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'the event log is only ever added to'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event WHEN (EXISTS (SELECT 1 FROM partnership AS one WHERE one.partnership = OLD.partnership AND one.leaving = 1)) IS NOT 1 BEGIN SELECT RAISE(ABORT, 'the event log is only ever added to'); END;
CREATE TRIGGER log_round_ratings_until AFTER UPDATE OF ratings_until ON round WHEN OLD.ratings_until IS NOT NEW.ratings_until BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), NEW.changed_at, NEW.changed_by, 'round.ratings_until', '', OLD.ratings_until, NEW.ratings_until; END;
CREATE TRIGGER log_round_ratings_erased AFTER UPDATE OF ratings_erased ON round WHEN OLD.ratings_erased IS NOT NEW.ratings_erased BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), NEW.changed_at, NEW.changed_by, 'round.ratings_erased', '', OLD.ratings_erased, NEW.ratings_erased; END;
COMMIT;
