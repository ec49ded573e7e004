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
	visibility TEXT, 
	CONSTRAINT pk_action PRIMARY KEY (partnership, round, action), 
	CONSTRAINT fk_action_round FOREIGN KEY(partnership, round) REFERENCES round (partnership, round)
)
 STRICT

;
INSERT INTO "action" VALUES('001cca92b5f585c9','f5eeb62d10715eda','a1',0,'Sign with the third','["police.referral-protocols", "ngos.referral-feedback"]','2026-05-04T09:00:01.000000+00:00','["Draft it", "Sign it"]','police','Head of station','["ngos"]','2026-06-01','2026-09-30','{"money": "None", "people": "Two days", "secured": "partly"}','Three signed','The papers','No names in it','Read by two','in_progress','Drafted','public');
INSERT INTO "action" VALUES('001cca92b5f585c9','f5eeb62d10715eda','a2',1,'Print posters','["police.clear-messages"]','2026-05-04T09:00:10.000000+00:00',NULL,'police',NULL,NULL,NULL,'2026-12-01',NULL,NULL,NULL,NULL,NULL,NULL,NULL,NULL);
CREATE TABLE alembic_version (
	version_num VARCHAR(32) NOT NULL, 
	CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num)
);
INSERT INTO "alembic_version" VALUES('0001');
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
INSERT INTO "draft" VALUES('001cca92b5f585c9','f5eeb62d10715eda',1,'2026-05-04T09:00:06.000000+00:00','police.referral-protocols','{"note": "What another typed"}',NULL);
INSERT INTO "draft" VALUES('001cca92b5f585c9','f5eeb62d10715eda',2,'2026-05-04T09:00:09.000000+00:00','a3','{"title": "Typed too late"}',NULL);
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
	saved_at TEXT NOT NULL, 
	CONSTRAINT pk_entry PRIMARY KEY (partnership, round, responsibility), 
	CONSTRAINT ck_entry_ck_entry_answer CHECK (answer IN ('0', '1', '2', '3', '4', 'not_known', 'not_applicable', 'no_agreement')), 
	CONSTRAINT ck_entry_ck_entry_target CHECK (target BETWEEN 1 AND 4), 
	CONSTRAINT ck_entry_ck_entry_importance CHECK (importance BETWEEN 1 AND 3), 
	CONSTRAINT fk_entry_round FOREIGN KEY(partnership, round) REFERENCES round (partnership, round)
)
 STRICT

;
INSERT INTO "entry" VALUES('001cca92b5f585c9','f5eeb62d10715eda','police.referral-protocols',1,'2026-05-04T09:00:01.000000+00:00','1','Agreed after a while','The minutes of May','The chair sees 2',NULL,NULL,4,3,'2026-05-04T09:00:05.000000+00:00');
INSERT INTO "entry" VALUES('001cca92b5f585c9','f5eeb62d10715eda','police.clear-messages',1,'2026-05-04T09:00:01.000000+00:00','2',NULL,NULL,NULL,NULL,NULL,4,3,'2026-05-04T09:00:04.000000+00:00');
INSERT INTO "entry" VALUES('001cca92b5f585c9','f5eeb62d10715eda','ngos.referral-feedback',0,NULL,'no_agreement',NULL,NULL,NULL,NULL,'[["1", "On paper"], ["3", "In practice"]]',NULL,NULL,'2026-05-04T09:00:01.000000+00:00');
INSERT INTO "entry" VALUES('001cca92b5f585c9','f5eeb62d10715eda','police.regular-meetings',0,NULL,'not_applicable',NULL,NULL,NULL,'There is no station here',NULL,NULL,NULL,'2026-05-04T09:00:01.000000+00:00');
INSERT INTO "entry" VALUES('001cca92b5f585c9','f5eeb62d10715eda','local.night-buses',0,NULL,'not_known',NULL,NULL,NULL,NULL,NULL,NULL,NULL,'2026-05-04T09:00:01.000000+00:00');
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
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',1,'2026-05-04T09:00:01.000000+00:00','round.name','',NULL,NULL,'Harbour District');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',2,'2026-05-04T09:00:01.000000+00:00','round.area','',NULL,NULL,'three towns – and their villages’ “edges” ; ''quoted''');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',3,'2026-05-04T09:00:01.000000+00:00','round.title','',NULL,NULL,'Baseline');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',4,'2026-05-04T09:00:01.000000+00:00','round.opened','',NULL,NULL,'2026-05-04');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',5,'2026-05-04T09:00:01.000000+00:00','round.closed','',NULL,NULL,'2026-05-18');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',6,'2026-05-04T09:00:01.000000+00:00','round.target','',NULL,NULL,'3');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',7,'2026-05-04T09:00:01.000000+00:00','round.edition','',NULL,NULL,'2026.1');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',8,'2026-05-04T09:00:01.000000+00:00','round.overlay','',NULL,NULL,'{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',9,'2026-05-04T09:00:01.000000+00:00','seat.voice','chair',NULL,NULL,'ngos');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',10,'2026-05-04T09:00:01.000000+00:00','seat.role','chair',NULL,NULL,'facilitator');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',11,'2026-05-04T09:00:01.000000+00:00','seat.voice','police-1',NULL,NULL,'police');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',12,'2026-05-04T09:00:01.000000+00:00','seat.voice','faith-1',NULL,NULL,'faith-groups');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',13,'2026-05-04T09:00:01.000000+00:00','seat.role','faith-1',NULL,NULL,'member');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',14,'2026-05-04T09:00:01.000000+00:00','seat.voice','wall',NULL,NULL,'ngos');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',15,'2026-05-04T09:00:01.000000+00:00','seat.role','wall',NULL,NULL,'observer');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',16,'2026-05-04T09:00:01.000000+00:00','entry.revealed_at','police.referral-protocols',NULL,NULL,'2026-05-04T09:00:01.000000+00:00');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',17,'2026-05-04T09:00:01.000000+00:00','entry.answer','police.referral-protocols',NULL,NULL,'1');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',18,'2026-05-04T09:00:01.000000+00:00','entry.note','police.referral-protocols',NULL,NULL,'Agreed after a while');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',19,'2026-05-04T09:00:01.000000+00:00','entry.evidence','police.referral-protocols',NULL,NULL,'The minutes');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',20,'2026-05-04T09:00:01.000000+00:00','entry.dissent','police.referral-protocols',NULL,NULL,'The chair sees 2');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',21,'2026-05-04T09:00:01.000000+00:00','entry.target','police.referral-protocols',NULL,NULL,'4');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',22,'2026-05-04T09:00:01.000000+00:00','entry.importance','police.referral-protocols',NULL,NULL,'3');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',23,'2026-05-04T09:00:01.000000+00:00','entry.revealed_at','police.clear-messages',NULL,NULL,'2026-05-04T09:00:01.000000+00:00');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',24,'2026-05-04T09:00:01.000000+00:00','entry.answer','police.clear-messages',NULL,NULL,'0');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',25,'2026-05-04T09:00:01.000000+00:00','entry.answer','ngos.referral-feedback',NULL,NULL,'no_agreement');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',26,'2026-05-04T09:00:01.000000+00:00','entry.positions','ngos.referral-feedback',NULL,NULL,'[["1", "On paper"], ["3", "In practice"]]');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',27,'2026-05-04T09:00:01.000000+00:00','entry.answer','police.regular-meetings',NULL,NULL,'not_applicable');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',28,'2026-05-04T09:00:01.000000+00:00','entry.reason','police.regular-meetings',NULL,NULL,'There is no station here');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',29,'2026-05-04T09:00:01.000000+00:00','entry.answer','local.night-buses',NULL,NULL,'not_known');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',30,'2026-05-04T09:00:01.000000+00:00','rating.answer','police.referral-protocols/police-1',NULL,NULL,'2');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',31,'2026-05-04T09:00:01.000000+00:00','rating.note','police.referral-protocols/police-1',NULL,NULL,'Signed with two services
and a third');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',32,'2026-05-04T09:00:01.000000+00:00','rating.answer','police.referral-protocols/chair',NULL,NULL,'not_known');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',33,'2026-05-04T09:00:01.000000+00:00','rating.answer','police.referral-protocols/faith-1',NULL,NULL,'not_applicable');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',34,'2026-05-04T09:00:01.000000+00:00','rating.reason','police.referral-protocols/faith-1',NULL,NULL,'We were not asked');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',35,'2026-05-04T09:00:01.000000+00:00','seatless_rating.answer','police.clear-messages/0',NULL,NULL,'0');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',36,'2026-05-04T09:00:01.000000+00:00','seatless_rating.voice','police.clear-messages/0',NULL,NULL,'faith-groups');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',37,'2026-05-04T09:00:01.000000+00:00','seatless_rating.answer','police.clear-messages/1',NULL,NULL,'3');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',38,'2026-05-04T09:00:01.000000+00:00','seatless_rating.answer','police.clear-messages/2',NULL,NULL,'not_applicable');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',39,'2026-05-04T09:00:01.000000+00:00','action.title','a1',NULL,NULL,'Sign with the third');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',40,'2026-05-04T09:00:01.000000+00:00','action.responsibilities','a1',NULL,NULL,'["police.referral-protocols", "ngos.referral-feedback"]');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',41,'2026-05-04T09:00:01.000000+00:00','action.steps','a1',NULL,NULL,'["Draft it", "Sign it"]');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',42,'2026-05-04T09:00:01.000000+00:00','action.lead','a1',NULL,NULL,'police');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',43,'2026-05-04T09:00:01.000000+00:00','action.lead_role','a1',NULL,NULL,'Head of station');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',44,'2026-05-04T09:00:01.000000+00:00','action.supporting','a1',NULL,NULL,'["ngos"]');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',45,'2026-05-04T09:00:01.000000+00:00','action.start','a1',NULL,NULL,'2026-06-01');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',46,'2026-05-04T09:00:01.000000+00:00','action.due','a1',NULL,NULL,'2026-09-30');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',47,'2026-05-04T09:00:01.000000+00:00','action.resources','a1',NULL,NULL,'{"money": "None", "people": "Two days", "secured": "partly"}');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',48,'2026-05-04T09:00:01.000000+00:00','action.indicator','a1',NULL,NULL,'Three signed');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',49,'2026-05-04T09:00:01.000000+00:00','action.verification','a1',NULL,NULL,'The papers');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',50,'2026-05-04T09:00:01.000000+00:00','action.survivor_safety','a1',NULL,NULL,'No names in it');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',51,'2026-05-04T09:00:01.000000+00:00','action.survivor_input','a1',NULL,NULL,'Read by two');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',52,'2026-05-04T09:00:01.000000+00:00','action.status','a1',NULL,NULL,'in_progress');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',53,'2026-05-04T09:00:01.000000+00:00','action.status_note','a1',NULL,NULL,'Drafted');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',54,'2026-05-04T09:00:01.000000+00:00','action.visibility','a1',NULL,NULL,'public');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',55,'2026-05-04T09:00:01.000000+00:00','action.title','a2',NULL,NULL,'Print posters');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',56,'2026-05-04T09:00:01.000000+00:00','action.responsibilities','a2',NULL,NULL,'["police.clear-messages"]');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',57,'2026-05-04T09:00:02.000000+00:00','entry.answer','police.clear-messages',NULL,'0','2');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',58,'2026-05-04T09:00:03.000000+00:00','entry.target','police.clear-messages',NULL,NULL,'4');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',59,'2026-05-04T09:00:04.000000+00:00','entry.importance','police.clear-messages',NULL,NULL,'3');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',60,'2026-05-04T09:00:05.000000+00:00','entry.evidence','police.referral-protocols',NULL,'The minutes','The minutes of May');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',61,'2026-05-04T09:00:07.000000+00:00','action.title','a3',NULL,NULL,'Soon removed');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',62,'2026-05-04T09:00:07.000000+00:00','action.responsibilities','a3',NULL,NULL,'["police.enable-reporting"]');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',63,'2026-05-04T09:00:08.000000+00:00','action.title','a3',NULL,'Soon removed',NULL);
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',64,'2026-05-04T09:00:08.000000+00:00','action.responsibilities','a3',NULL,'["police.enable-reporting"]',NULL);
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',65,'2026-05-04T09:00:10.000000+00:00','action.lead','a2',NULL,NULL,'police');
INSERT INTO "event" VALUES('001cca92b5f585c9','f5eeb62d10715eda',66,'2026-05-04T09:00:10.000000+00:00','action.due','a2',NULL,NULL,'2026-12-01');
CREATE TABLE partnership (
	partnership TEXT NOT NULL, 
	name TEXT NOT NULL, 
	CONSTRAINT pk_partnership PRIMARY KEY (partnership)
)
 STRICT

;
INSERT INTO "partnership" VALUES('001cca92b5f585c9','Harbour District');
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
	saved_at TEXT NOT NULL, 
	CONSTRAINT pk_rating PRIMARY KEY (partnership, round, responsibility, seat), 
	CONSTRAINT ck_rating_ck_rating_answer CHECK (answer IN ('0', '1', '2', '3', '4', 'not_known', 'not_applicable')), 
	CONSTRAINT fk_rating_entry FOREIGN KEY(partnership, round, responsibility) REFERENCES entry (partnership, round, responsibility), 
	CONSTRAINT fk_rating_seat FOREIGN KEY(partnership, round, seat) REFERENCES seat (partnership, round, seat)
)
 STRICT

;
INSERT INTO "rating" VALUES('001cca92b5f585c9','f5eeb62d10715eda','police.referral-protocols','police-1',0,'2','Signed with two services
and a third',NULL,NULL,'2026-05-04T09:00:01.000000+00:00');
INSERT INTO "rating" VALUES('001cca92b5f585c9','f5eeb62d10715eda','police.referral-protocols','chair',1,'not_known',NULL,NULL,NULL,'2026-05-04T09:00:01.000000+00:00');
INSERT INTO "rating" VALUES('001cca92b5f585c9','f5eeb62d10715eda','police.referral-protocols','faith-1',2,'not_applicable',NULL,'We were not asked',NULL,'2026-05-04T09:00:01.000000+00:00');
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
INSERT INTO "reply" VALUES('001cca92b5f585c9','f5eeb62d10715eda','','a touch','3b17b46e8a377389e3b12e2fbd7acc153ec59d7f2ace22d2531b08574dae1b44','2026-05-04T09:00:02.000000+00:00',2);
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
	revision INTEGER NOT NULL, 
	CONSTRAINT pk_round PRIMARY KEY (partnership, round), 
	CONSTRAINT ck_round_ck_round_target CHECK (target BETWEEN 1 AND 4), 
	CONSTRAINT uq_round_partnership_digest UNIQUE (partnership, digest), 
	CONSTRAINT fk_round_partnership FOREIGN KEY(partnership) REFERENCES partnership (partnership)
)
 STRICT

;
INSERT INTO "round" VALUES('001cca92b5f585c9','f5eeb62d10715eda','Harbour District','Baseline','2026.1','17c12bcb0940f611403c844c47102e3faf9351a2671bf537031eaead92459c1f','2026-05-04T09:00:10.000000+00:00','three towns – and their villages’ “edges” ; ''quoted''','2026-05-04','2026-05-18','{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}',NULL,3,1,1,1,10);
CREATE TABLE seat (
	partnership TEXT NOT NULL, 
	round TEXT NOT NULL, 
	seat TEXT NOT NULL, 
	place INTEGER NOT NULL, 
	voice TEXT NOT NULL, 
	role TEXT, 
	CONSTRAINT pk_seat PRIMARY KEY (partnership, round, seat), 
	CONSTRAINT fk_seat_round FOREIGN KEY(partnership, round) REFERENCES round (partnership, round)
)
 STRICT

;
INSERT INTO "seat" VALUES('001cca92b5f585c9','f5eeb62d10715eda','chair',0,'ngos','facilitator');
INSERT INTO "seat" VALUES('001cca92b5f585c9','f5eeb62d10715eda','police-1',1,'police',NULL);
INSERT INTO "seat" VALUES('001cca92b5f585c9','f5eeb62d10715eda','faith-1',2,'faith-groups','member');
INSERT INTO "seat" VALUES('001cca92b5f585c9','f5eeb62d10715eda','wall',3,'ngos','observer');
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
INSERT INTO "seatless_rating" VALUES('001cca92b5f585c9','f5eeb62d10715eda','police.clear-messages',0,'0','faith-groups',NULL);
INSERT INTO "seatless_rating" VALUES('001cca92b5f585c9','f5eeb62d10715eda','police.clear-messages',1,'3',NULL,NULL);
INSERT INTO "seatless_rating" VALUES('001cca92b5f585c9','f5eeb62d10715eda','police.clear-messages',2,'not_applicable',NULL,NULL);
CREATE TABLE setting (
	partnership TEXT NOT NULL, 
	name TEXT NOT NULL, 
	value TEXT NOT NULL, 
	CONSTRAINT pk_setting PRIMARY KEY (partnership, name)
)
 STRICT

;
INSERT INTO "setting" VALUES('*','access','alone');
CREATE TRIGGER event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'the event log is only ever added to'); END;
CREATE TRIGGER event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'the event log is only ever added to'); END;
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
COMMIT;
