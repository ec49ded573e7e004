CREATE FUNCTION public.keep_event_log() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
            RAISE EXCEPTION 'the event log is only ever added to';
        END $$;

CREATE FUNCTION public.log_changed_fields() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        DECLARE
            before jsonb := CASE WHEN TG_OP = 'INSERT' THEN '{}'::jsonb ELSE to_jsonb(OLD) END;
            after jsonb := CASE WHEN TG_OP = 'DELETE' THEN '{}'::jsonb ELSE to_jsonb(NEW) END;
            this jsonb := CASE WHEN TG_OP = 'DELETE' THEN before ELSE after END;
            subject_is text := (SELECT coalesce(string_agg(this ->> part, '/' ORDER BY place), '')
                FROM unnest(string_to_array(TG_ARGV[0], ',')) WITH ORDINALITY AS key(part, place));
        BEGIN
            INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new)
            SELECT stamp.partnership, stamp.round,
                (SELECT coalesce(max(number), 0) FROM event
                 WHERE event.partnership = stamp.partnership AND event.round = stamp.round)
                    + row_number() OVER (ORDER BY field.place),
                stamp.changed_at, stamp.changed_by, TG_TABLE_NAME || '.' || field.name, subject_is,
                before ->> field.name, after ->> field.name
            FROM round AS stamp, unnest(string_to_array(TG_ARGV[1], ',')) WITH ORDINALITY AS field(name, place)
            WHERE stamp.partnership = this ->> 'partnership' AND stamp.round = this ->> 'round'
                AND before ->> field.name IS DISTINCT FROM after ->> field.name;
            RETURN NULL;
        END $$;

CREATE FUNCTION public.log_code_ended() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), stamp.changed_at, stamp.changed_by, 'code.' || NEW.kind, coalesce(NEW.seat, NEW.voice, ''), NEW.expires_at, NULL FROM round AS stamp WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; RETURN NULL; END $$;

CREATE FUNCTION public.log_code_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), stamp.changed_at, stamp.changed_by, 'code.' || NEW.kind, coalesce(NEW.seat, NEW.voice, ''), NULL, NEW.expires_at FROM round AS stamp WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; RETURN NULL; END $$;

CREATE FUNCTION public.log_entry_sealed() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), stamp.changed_at, stamp.changed_by, 'entry.sealed', NEW.responsibility, NULL, NEW.sealed FROM round AS stamp WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; RETURN NULL; END $$;

CREATE FUNCTION public.log_sign_in_ended() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), stamp.changed_at, stamp.changed_by, 'sign_in.seat', NEW.seat, NEW.came_by, NULL FROM round AS stamp WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; RETURN NULL; END $$;

CREATE FUNCTION public.log_sign_in_insert() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), stamp.changed_at, stamp.changed_by, 'sign_in.seat', NEW.seat, NULL, NEW.came_by FROM round AS stamp WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; RETURN NULL; END $$;

CREATE FUNCTION public.log_sign_in_moved() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), stamp.changed_at, stamp.changed_by, 'sign_in.seat', NEW.seat, NULL, NEW.came_by FROM round AS stamp WHERE stamp.partnership = NEW.partnership AND stamp.round = NEW.round; RETURN NULL; END $$;

CREATE TABLE public.action (
    partnership text NOT NULL,
    round text NOT NULL,
    action text NOT NULL,
    place integer NOT NULL,
    title text NOT NULL,
    responsibilities text NOT NULL,
    saved_at text NOT NULL,
    steps text,
    lead text,
    lead_role text,
    supporting text,
    start text,
    due text,
    resources text,
    indicator text,
    verification text,
    survivor_safety text,
    survivor_input text,
    status text,
    status_note text,
    visibility text,
    came_from text
);

CREATE TABLE public.alembic_version (
    version_num character varying(32) NOT NULL
);

CREATE TABLE public.code (
    partnership text NOT NULL,
    selector text NOT NULL,
    kind text NOT NULL,
    hash text NOT NULL,
    made_at text NOT NULL,
    expires_at text NOT NULL,
    round text,
    seat text,
    voice text,
    used_at text,
    revoked_at text,
    CONSTRAINT ck_code_ck_code_kind CHECK ((kind = ANY (ARRAY['seat'::text, 'device'::text, 'lobby'::text, 'host'::text, 'recovery'::text])))
);

CREATE TABLE public.draft (
    partnership text NOT NULL,
    round text NOT NULL,
    number integer NOT NULL,
    at text NOT NULL,
    subject text NOT NULL,
    typed text NOT NULL,
    actor text
);

CREATE TABLE public.entry (
    partnership text NOT NULL,
    round text NOT NULL,
    responsibility text NOT NULL,
    ratings_listed integer NOT NULL,
    revealed_at text,
    answer text,
    note text,
    evidence text,
    dissent text,
    reason text,
    positions text,
    target integer,
    importance integer,
    saved_at text NOT NULL,
    revision integer DEFAULT 0 NOT NULL,
    hidden_revision integer,
    sealed integer DEFAULT 0 NOT NULL,
    CONSTRAINT ck_entry_ck_entry_answer CHECK ((answer = ANY (ARRAY['0'::text, '1'::text, '2'::text, '3'::text, '4'::text, 'not_known'::text, 'not_applicable'::text, 'no_agreement'::text]))),
    CONSTRAINT ck_entry_ck_entry_importance CHECK (((importance >= 1) AND (importance <= 3))),
    CONSTRAINT ck_entry_ck_entry_target CHECK (((target >= 1) AND (target <= 4)))
);

CREATE TABLE public.event (
    partnership text NOT NULL,
    round text NOT NULL,
    number integer NOT NULL,
    at text NOT NULL,
    what text NOT NULL,
    subject text NOT NULL,
    actor text,
    old text,
    new text
);

CREATE TABLE public.partnership (
    partnership text NOT NULL,
    name text NOT NULL
);

CREATE TABLE public.rating (
    partnership text NOT NULL,
    round text NOT NULL,
    responsibility text NOT NULL,
    seat text NOT NULL,
    place integer NOT NULL,
    answer text,
    note text,
    reason text,
    entered_by text,
    saved_at text NOT NULL,
    revision integer DEFAULT 0 NOT NULL,
    CONSTRAINT ck_rating_ck_rating_answer CHECK ((answer = ANY (ARRAY['0'::text, '1'::text, '2'::text, '3'::text, '4'::text, 'not_known'::text, 'not_applicable'::text])))
);

CREATE TABLE public.reply (
    partnership text NOT NULL,
    round text NOT NULL,
    actor text NOT NULL,
    key text NOT NULL,
    asked text NOT NULL,
    at text NOT NULL,
    revision integer NOT NULL
);

CREATE TABLE public.round (
    partnership text NOT NULL,
    round text NOT NULL,
    name text NOT NULL,
    title text NOT NULL,
    edition text NOT NULL,
    digest text NOT NULL,
    changed_at text NOT NULL,
    area text,
    opened text,
    closed text,
    "overlay" text,
    changed_by text,
    target integer,
    seats_listed integer NOT NULL,
    entries_listed integer NOT NULL,
    actions_listed integer NOT NULL,
    revision integer NOT NULL,
    shown text,
    people_revision integer DEFAULT 0 NOT NULL,
    follows text,
    CONSTRAINT ck_round_ck_round_target CHECK (((target >= 1) AND (target <= 4)))
);

CREATE TABLE public.seat (
    partnership text NOT NULL,
    round text NOT NULL,
    seat text NOT NULL,
    place integer NOT NULL,
    voice text NOT NULL,
    role text
);

CREATE TABLE public.seatless_rating (
    partnership text NOT NULL,
    round text NOT NULL,
    responsibility text NOT NULL,
    place integer NOT NULL,
    answer text NOT NULL,
    voice text,
    reason text,
    CONSTRAINT ck_seatless_rating_ck_seatless_rating_answer CHECK ((answer = ANY (ARRAY['0'::text, '1'::text, '2'::text, '3'::text, '4'::text, 'not_known'::text, 'not_applicable'::text])))
);

CREATE TABLE public.setting (
    partnership text NOT NULL,
    name text NOT NULL,
    value text NOT NULL
);

CREATE TABLE public.sign_in (
    partnership text NOT NULL,
    token text NOT NULL,
    kind text NOT NULL,
    came_by text NOT NULL,
    made_at text NOT NULL,
    seen_at text NOT NULL,
    expires_at text NOT NULL,
    round text,
    seat text,
    voice text,
    number text,
    revoked_at text,
    CONSTRAINT ck_sign_in_ck_sign_in_came_by CHECK ((came_by = ANY (ARRAY['seat'::text, 'device'::text, 'lobby'::text, 'host'::text, 'recovery'::text]))),
    CONSTRAINT ck_sign_in_ck_sign_in_kind CHECK ((kind = ANY (ARRAY['seat'::text, 'waiting'::text, 'host'::text])))
);

INSERT INTO public.action VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'a1', 0, 'Sign with the third', '["police.referral-protocols", "ngos.referral-feedback"]', '2026-05-04T09:00:02.000000+00:00', '["Draft it", "Sign it"]', 'police', 'Head of station', '["ngos"]', '2026-06-01', '2026-09-30', '{"money": "None", "people": "Two days", "secured": "partly"}', 'Three signed', 'The papers', 'No names in it', 'Read by two', 'in_progress', 'Drafted', 'public', NULL);
INSERT INTO public.action VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'a2', 1, 'Print posters', '["police.clear-messages"]', '2026-05-04T09:00:11.000000+00:00', NULL, 'police', NULL, NULL, NULL, '2026-12-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.action VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 'a1', 0, 'Sign with the third', '["police.referral-protocols", "ngos.referral-feedback"]', '2026-06-03T09:00:44.000000+00:00', '["Draft it", "Sign it"]', 'police', 'Head of station', '["ngos"]', '2026-06-01', '2026-09-30', '{"money": "None", "people": "Two days", "secured": "partly"}', 'Three signed', 'The papers', 'No names in it', 'Read by two', 'in_progress', 'Drafted', 'public', '2976b85bddb4fc40');
INSERT INTO public.action VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 'a2', 1, 'Print posters', '["police.clear-messages"]', '2026-06-03T09:00:44.000000+00:00', NULL, 'police', NULL, NULL, NULL, '2026-12-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2976b85bddb4fc40');

INSERT INTO public.alembic_version VALUES ('0003');

INSERT INTO public.code VALUES ('7bf8a18f8df7a9de', '3J9RRKK4', 'seat', '$argon2id$v=19$m=19456,t=2,p=1$qv7UKrIN5RwEFOItpGw2ZA$dcYjvHw0S2U70tOe9K5zJUOQ1qNiKvkBdIOEbWLDbFI', '2026-05-04T09:00:22.000000+00:00', '2026-05-11T09:00:22.000000+00:00', '2976b85bddb4fc40', 'police-1', NULL, '2026-05-04T09:00:24.000000+00:00', NULL);
INSERT INTO public.code VALUES ('7bf8a18f8df7a9de', 'HPAZ2PKF', 'seat', '$argon2id$v=19$m=19456,t=2,p=1$+K4d97UpSRU7N3v3WU6q0A$jlodeZ2MrgI1c9PUlynmcz4R1xHKdO9R8q2xkXlNsbA', '2026-05-04T09:00:25.000000+00:00', '2026-05-11T09:00:25.000000+00:00', '2976b85bddb4fc40', 'faith-1', NULL, NULL, NULL);
INSERT INTO public.code VALUES ('7bf8a18f8df7a9de', '97G0H1VR', 'lobby', '$argon2id$v=19$m=19456,t=2,p=1$dWVSPmdAZYRzmi2B/LnkHw$JL+w5jeCV++3Y3enqZkjiwDKxTPpC7KLXLbdbAmNcK0', '2026-05-04T09:00:27.000000+00:00', '2026-05-11T09:00:27.000000+00:00', '2976b85bddb4fc40', NULL, 'health-care', '2026-05-04T09:00:33.000000+00:00', NULL);
INSERT INTO public.code VALUES ('7bf8a18f8df7a9de', 'Q00ZVM8R', 'recovery', '$argon2id$v=19$m=19456,t=2,p=1$wi1yfA5o4EVZGgjWEj6bgg$BE5jtbh5O9EzLZethq9yOHtPxIxY94Lk1vEI0Lq5rhs', '2026-05-04T09:00:37.000000+00:00', '2028-05-05T09:00:37.000000+00:00', '2976b85bddb4fc40', 'chair', NULL, NULL, NULL);
INSERT INTO public.code VALUES ('*', '02PR5SQ1', 'host', '$argon2id$v=19$m=19456,t=2,p=1$Izj3yyWtFLqyRDNVxJJdBA$jslFK2IFsTCN3jUEm97D/dSPmw8SXrRMSIOotyIKoUY', '2026-05-04T09:00:38.000000+00:00', '2026-05-04T10:00:38.000000+00:00', NULL, NULL, NULL, '2026-05-04T09:00:40.000000+00:00', NULL);
INSERT INTO public.code VALUES ('7bf8a18f8df7a9de', 'GZNDNZCZ', 'seat', '$argon2id$v=19$m=19456,t=2,p=1$u3OQbPZI3pMCwHmy1tCQkw$FZSFWdZ9mlyNqw129+uyq5xU7JZ6t6qvc5zqUWpv2nE', '2026-05-04T09:00:41.000000+00:00', '2026-05-11T09:00:41.000000+00:00', '2976b85bddb4fc40', 'police-1', NULL, '2026-05-04T09:00:43.000000+00:00', NULL);

INSERT INTO public.draft VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 1, '2026-05-04T09:00:07.000000+00:00', 'police.referral-protocols', '{"note": "What another typed"}', NULL);
INSERT INTO public.draft VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 2, '2026-05-04T09:00:10.000000+00:00', 'a3', '{"title": "Typed too late"}', NULL);

INSERT INTO public.entry VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'ngos.referral-feedback', 0, NULL, 'no_agreement', NULL, NULL, NULL, NULL, '[["1", "On paper"], ["3", "In practice"]]', NULL, NULL, '2026-05-04T09:00:02.000000+00:00', 1, NULL, 0);
INSERT INTO public.entry VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.regular-meetings', 0, NULL, 'not_applicable', NULL, NULL, NULL, 'There is no station here', NULL, NULL, NULL, '2026-05-04T09:00:02.000000+00:00', 1, NULL, 0);
INSERT INTO public.entry VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'local.night-buses', 0, NULL, 'not_known', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-05-04T09:00:02.000000+00:00', 1, NULL, 0);
INSERT INTO public.entry VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.clear-messages', 1, '2026-05-04T09:00:02.000000+00:00', '2', NULL, NULL, NULL, NULL, NULL, 4, 3, '2026-05-04T09:00:05.000000+00:00', 4, NULL, 0);
INSERT INTO public.entry VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.referral-protocols', 1, '2026-05-04T09:00:02.000000+00:00', '1', 'Agreed after a while', 'The minutes of May', 'The chair sees 2', NULL, NULL, 4, 3, '2026-05-04T09:00:06.000000+00:00', 5, NULL, 0);
INSERT INTO public.entry VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.respect-and-belief', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-05-04T09:00:19.000000+00:00', 0, NULL, 0);
INSERT INTO public.entry VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 'police.clear-messages', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 4, 3, '2026-06-03T09:00:44.000000+00:00', 1, NULL, 0);
INSERT INTO public.entry VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 'police.referral-protocols', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 4, 3, '2026-06-03T09:00:44.000000+00:00', 1, NULL, 0);
INSERT INTO public.entry VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.enable-reporting', 0, NULL, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-06-03T09:00:45.000000+00:00', 34, 34, 0);

INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 1, '2026-05-04T09:00:02.000000+00:00', 'round.name', '', NULL, NULL, 'Harbour District');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 2, '2026-05-04T09:00:02.000000+00:00', 'round.area', '', NULL, NULL, 'three towns – and their villages’ “edges” ; ''quoted''');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 3, '2026-05-04T09:00:02.000000+00:00', 'round.title', '', NULL, NULL, 'Baseline');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 4, '2026-05-04T09:00:02.000000+00:00', 'round.opened', '', NULL, NULL, '2026-05-04');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 5, '2026-05-04T09:00:02.000000+00:00', 'round.closed', '', NULL, NULL, '2026-05-18');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 6, '2026-05-04T09:00:02.000000+00:00', 'round.target', '', NULL, NULL, '3');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 7, '2026-05-04T09:00:02.000000+00:00', 'round.edition', '', NULL, NULL, '2026.1');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 8, '2026-05-04T09:00:02.000000+00:00', 'round.overlay', '', NULL, NULL, '{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 9, '2026-05-04T09:00:02.000000+00:00', 'seat.voice', 'chair', NULL, NULL, 'ngos');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 10, '2026-05-04T09:00:02.000000+00:00', 'seat.role', 'chair', NULL, NULL, 'facilitator');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 11, '2026-05-04T09:00:02.000000+00:00', 'seat.voice', 'police-1', NULL, NULL, 'police');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 12, '2026-05-04T09:00:02.000000+00:00', 'seat.voice', 'faith-1', NULL, NULL, 'faith-groups');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 13, '2026-05-04T09:00:02.000000+00:00', 'seat.role', 'faith-1', NULL, NULL, 'member');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 14, '2026-05-04T09:00:02.000000+00:00', 'seat.voice', 'wall', NULL, NULL, 'ngos');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 15, '2026-05-04T09:00:02.000000+00:00', 'seat.role', 'wall', NULL, NULL, 'observer');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 16, '2026-05-04T09:00:02.000000+00:00', 'entry.revealed_at', 'police.referral-protocols', NULL, NULL, '2026-05-04T09:00:02.000000+00:00');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 17, '2026-05-04T09:00:02.000000+00:00', 'entry.answer', 'police.referral-protocols', NULL, NULL, '1');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 18, '2026-05-04T09:00:02.000000+00:00', 'entry.note', 'police.referral-protocols', NULL, NULL, 'Agreed after a while');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 19, '2026-05-04T09:00:02.000000+00:00', 'entry.evidence', 'police.referral-protocols', NULL, NULL, 'The minutes');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 20, '2026-05-04T09:00:02.000000+00:00', 'entry.dissent', 'police.referral-protocols', NULL, NULL, 'The chair sees 2');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 21, '2026-05-04T09:00:02.000000+00:00', 'entry.target', 'police.referral-protocols', NULL, NULL, '4');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 22, '2026-05-04T09:00:02.000000+00:00', 'entry.importance', 'police.referral-protocols', NULL, NULL, '3');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 23, '2026-05-04T09:00:02.000000+00:00', 'entry.revealed_at', 'police.clear-messages', NULL, NULL, '2026-05-04T09:00:02.000000+00:00');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 24, '2026-05-04T09:00:02.000000+00:00', 'entry.answer', 'police.clear-messages', NULL, NULL, '0');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 25, '2026-05-04T09:00:02.000000+00:00', 'entry.answer', 'ngos.referral-feedback', NULL, NULL, 'no_agreement');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 26, '2026-05-04T09:00:02.000000+00:00', 'entry.positions', 'ngos.referral-feedback', NULL, NULL, '[["1", "On paper"], ["3", "In practice"]]');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 27, '2026-05-04T09:00:02.000000+00:00', 'entry.answer', 'police.regular-meetings', NULL, NULL, 'not_applicable');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 28, '2026-05-04T09:00:02.000000+00:00', 'entry.reason', 'police.regular-meetings', NULL, NULL, 'There is no station here');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 29, '2026-05-04T09:00:02.000000+00:00', 'entry.answer', 'local.night-buses', NULL, NULL, 'not_known');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 30, '2026-05-04T09:00:02.000000+00:00', 'rating.answer', 'police.referral-protocols/police-1', NULL, NULL, '2');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 31, '2026-05-04T09:00:02.000000+00:00', 'rating.note', 'police.referral-protocols/police-1', NULL, NULL, 'Signed with two services
and a third');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 32, '2026-05-04T09:00:02.000000+00:00', 'rating.answer', 'police.referral-protocols/chair', NULL, NULL, 'not_known');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 33, '2026-05-04T09:00:02.000000+00:00', 'rating.answer', 'police.referral-protocols/faith-1', NULL, NULL, 'not_applicable');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 34, '2026-05-04T09:00:02.000000+00:00', 'rating.reason', 'police.referral-protocols/faith-1', NULL, NULL, 'We were not asked');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 35, '2026-05-04T09:00:02.000000+00:00', 'seatless_rating.answer', 'police.clear-messages/0', NULL, NULL, '0');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 36, '2026-05-04T09:00:02.000000+00:00', 'seatless_rating.voice', 'police.clear-messages/0', NULL, NULL, 'faith-groups');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 37, '2026-05-04T09:00:02.000000+00:00', 'seatless_rating.answer', 'police.clear-messages/1', NULL, NULL, '3');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 38, '2026-05-04T09:00:02.000000+00:00', 'seatless_rating.answer', 'police.clear-messages/2', NULL, NULL, 'not_applicable');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 39, '2026-05-04T09:00:02.000000+00:00', 'action.title', 'a1', NULL, NULL, 'Sign with the third');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 40, '2026-05-04T09:00:02.000000+00:00', 'action.responsibilities', 'a1', NULL, NULL, '["police.referral-protocols", "ngos.referral-feedback"]');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 41, '2026-05-04T09:00:02.000000+00:00', 'action.steps', 'a1', NULL, NULL, '["Draft it", "Sign it"]');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 42, '2026-05-04T09:00:02.000000+00:00', 'action.lead', 'a1', NULL, NULL, 'police');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 43, '2026-05-04T09:00:02.000000+00:00', 'action.lead_role', 'a1', NULL, NULL, 'Head of station');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 44, '2026-05-04T09:00:02.000000+00:00', 'action.supporting', 'a1', NULL, NULL, '["ngos"]');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 45, '2026-05-04T09:00:02.000000+00:00', 'action.start', 'a1', NULL, NULL, '2026-06-01');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 46, '2026-05-04T09:00:02.000000+00:00', 'action.due', 'a1', NULL, NULL, '2026-09-30');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 47, '2026-05-04T09:00:02.000000+00:00', 'action.resources', 'a1', NULL, NULL, '{"money": "None", "people": "Two days", "secured": "partly"}');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 48, '2026-05-04T09:00:02.000000+00:00', 'action.indicator', 'a1', NULL, NULL, 'Three signed');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 49, '2026-05-04T09:00:02.000000+00:00', 'action.verification', 'a1', NULL, NULL, 'The papers');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 50, '2026-05-04T09:00:02.000000+00:00', 'action.survivor_safety', 'a1', NULL, NULL, 'No names in it');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 51, '2026-05-04T09:00:02.000000+00:00', 'action.survivor_input', 'a1', NULL, NULL, 'Read by two');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 52, '2026-05-04T09:00:02.000000+00:00', 'action.status', 'a1', NULL, NULL, 'in_progress');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 53, '2026-05-04T09:00:02.000000+00:00', 'action.status_note', 'a1', NULL, NULL, 'Drafted');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 54, '2026-05-04T09:00:02.000000+00:00', 'action.visibility', 'a1', NULL, NULL, 'public');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 55, '2026-05-04T09:00:02.000000+00:00', 'action.title', 'a2', NULL, NULL, 'Print posters');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 56, '2026-05-04T09:00:02.000000+00:00', 'action.responsibilities', 'a2', NULL, NULL, '["police.clear-messages"]');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 57, '2026-05-04T09:00:03.000000+00:00', 'entry.answer', 'police.clear-messages', NULL, '0', '2');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 58, '2026-05-04T09:00:04.000000+00:00', 'entry.target', 'police.clear-messages', NULL, NULL, '4');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 59, '2026-05-04T09:00:05.000000+00:00', 'entry.importance', 'police.clear-messages', NULL, NULL, '3');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 60, '2026-05-04T09:00:06.000000+00:00', 'entry.evidence', 'police.referral-protocols', NULL, 'The minutes', 'The minutes of May');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 61, '2026-05-04T09:00:08.000000+00:00', 'action.title', 'a3', NULL, NULL, 'Soon removed');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 62, '2026-05-04T09:00:08.000000+00:00', 'action.responsibilities', 'a3', NULL, NULL, '["police.enable-reporting"]');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 63, '2026-05-04T09:00:09.000000+00:00', 'action.title', 'a3', NULL, 'Soon removed', NULL);
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 64, '2026-05-04T09:00:09.000000+00:00', 'action.responsibilities', 'a3', NULL, '["police.enable-reporting"]', NULL);
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 65, '2026-05-04T09:00:11.000000+00:00', 'action.lead', 'a2', NULL, NULL, 'police');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 66, '2026-05-04T09:00:11.000000+00:00', 'action.due', 'a2', NULL, NULL, '2026-12-01');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 67, '2026-05-04T09:00:12.000000+00:00', 'round.closed', '', NULL, '2026-05-18', NULL);
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 68, '2026-05-04T09:00:13.000000+00:00', 'rating.answer', 'police.enable-reporting/police-1', 'police-1', NULL, '3');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 69, '2026-05-04T09:00:14.000000+00:00', 'rating.note', 'police.enable-reporting/police-1', 'police-1', NULL, 'One counter and one bench');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 70, '2026-05-04T09:00:15.000000+00:00', 'rating.answer', 'police.enable-reporting/faith-1', 'faith-1', NULL, 'not_applicable');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 71, '2026-05-04T09:00:16.000000+00:00', 'rating.reason', 'police.enable-reporting/faith-1', 'faith-1', NULL, 'We have no counter');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 72, '2026-05-04T09:00:17.000000+00:00', 'entry.revealed_at', 'police.enable-reporting', NULL, NULL, '2026-05-04T09:00:17.000000+00:00');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 73, '2026-05-04T09:00:18.000000+00:00', 'entry.answer', 'police.enable-reporting', NULL, NULL, '2');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 74, '2026-05-04T09:00:19.000000+00:00', 'rating.answer', 'police.respect-and-belief/police-1', 'police-1', NULL, '1');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 75, '2026-05-04T09:00:20.000000+00:00', 'rating.answer', 'police.respect-and-belief/faith-1', NULL, NULL, '4');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 76, '2026-05-04T09:00:20.000000+00:00', 'rating.entered_by', 'police.respect-and-belief/faith-1', NULL, NULL, '*');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 77, '2026-05-04T09:00:22.000000+00:00', 'code.seat', 'police-1', NULL, NULL, '2026-05-11T09:00:22.000000+00:00');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 78, '2026-05-04T09:00:24.000000+00:00', 'sign_in.seat', 'police-1', 'police-1', NULL, 'seat');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 79, '2026-05-04T09:00:25.000000+00:00', 'code.seat', 'faith-1', NULL, NULL, '2026-05-11T09:00:25.000000+00:00');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 80, '2026-05-04T09:00:26.000000+00:00', 'seat.voice', 'victims-survivors-1', NULL, NULL, 'victims-survivors');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 81, '2026-05-04T09:00:26.000000+00:00', 'seat.role', 'victims-survivors-1', NULL, NULL, 'member');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 82, '2026-05-04T09:00:27.000000+00:00', 'code.lobby', 'health-care', NULL, NULL, '2026-05-11T09:00:27.000000+00:00');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 83, '2026-05-04T09:00:35.000000+00:00', 'seat.voice', 'health-care-1', NULL, NULL, 'health-care');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 84, '2026-05-04T09:00:35.000000+00:00', 'seat.role', 'health-care-1', NULL, NULL, 'member');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 85, '2026-05-04T09:00:35.000000+00:00', 'sign_in.seat', 'health-care-1', NULL, NULL, 'lobby');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 86, '2026-05-04T09:00:37.000000+00:00', 'code.recovery', 'chair', 'chair', NULL, '2028-05-05T09:00:37.000000+00:00');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 87, '2026-05-04T09:00:41.000000+00:00', 'code.seat', 'police-1', NULL, NULL, '2026-05-11T09:00:41.000000+00:00');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 88, '2026-05-04T09:00:43.000000+00:00', 'sign_in.seat', 'police-1', 'police-1', 'seat', NULL);
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 89, '2026-05-04T09:00:43.000000+00:00', 'sign_in.seat', 'police-1', 'police-1', NULL, 'seat');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 1, '2026-06-03T09:00:44.000000+00:00', 'round.name', '', NULL, NULL, 'Harbour District');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 2, '2026-06-03T09:00:44.000000+00:00', 'round.area', '', NULL, NULL, 'three towns – and their villages’ “edges” ; ''quoted''');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 3, '2026-06-03T09:00:44.000000+00:00', 'round.title', '', NULL, NULL, 'Second round');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 4, '2026-06-03T09:00:44.000000+00:00', 'round.opened', '', NULL, NULL, '2026-06-08');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 5, '2026-06-03T09:00:44.000000+00:00', 'round.target', '', NULL, NULL, '3');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 6, '2026-06-03T09:00:44.000000+00:00', 'round.edition', '', NULL, NULL, '2026.1');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 7, '2026-06-03T09:00:44.000000+00:00', 'round.overlay', '', NULL, NULL, '{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 8, '2026-06-03T09:00:44.000000+00:00', 'seat.voice', 'chair', NULL, NULL, 'ngos');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 9, '2026-06-03T09:00:44.000000+00:00', 'seat.role', 'chair', NULL, NULL, 'facilitator');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 10, '2026-06-03T09:00:44.000000+00:00', 'seat.voice', 'police-1', NULL, NULL, 'police');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 11, '2026-06-03T09:00:44.000000+00:00', 'seat.voice', 'faith-1', NULL, NULL, 'faith-groups');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 12, '2026-06-03T09:00:44.000000+00:00', 'seat.role', 'faith-1', NULL, NULL, 'member');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 13, '2026-06-03T09:00:44.000000+00:00', 'seat.voice', 'wall', NULL, NULL, 'ngos');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 14, '2026-06-03T09:00:44.000000+00:00', 'seat.role', 'wall', NULL, NULL, 'observer');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 15, '2026-06-03T09:00:44.000000+00:00', 'seat.voice', 'victims-survivors-1', NULL, NULL, 'victims-survivors');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 16, '2026-06-03T09:00:44.000000+00:00', 'seat.role', 'victims-survivors-1', NULL, NULL, 'member');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 17, '2026-06-03T09:00:44.000000+00:00', 'seat.voice', 'health-care-1', NULL, NULL, 'health-care');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 18, '2026-06-03T09:00:44.000000+00:00', 'seat.role', 'health-care-1', NULL, NULL, 'member');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 19, '2026-06-03T09:00:44.000000+00:00', 'entry.target', 'police.clear-messages', NULL, NULL, '4');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 20, '2026-06-03T09:00:44.000000+00:00', 'entry.importance', 'police.clear-messages', NULL, NULL, '3');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 21, '2026-06-03T09:00:44.000000+00:00', 'entry.target', 'police.referral-protocols', NULL, NULL, '4');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 22, '2026-06-03T09:00:44.000000+00:00', 'entry.importance', 'police.referral-protocols', NULL, NULL, '3');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 23, '2026-06-03T09:00:44.000000+00:00', 'action.title', 'a1', NULL, NULL, 'Sign with the third');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 24, '2026-06-03T09:00:44.000000+00:00', 'action.responsibilities', 'a1', NULL, NULL, '["police.referral-protocols", "ngos.referral-feedback"]');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 25, '2026-06-03T09:00:44.000000+00:00', 'action.steps', 'a1', NULL, NULL, '["Draft it", "Sign it"]');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 26, '2026-06-03T09:00:44.000000+00:00', 'action.lead', 'a1', NULL, NULL, 'police');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 27, '2026-06-03T09:00:44.000000+00:00', 'action.lead_role', 'a1', NULL, NULL, 'Head of station');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 28, '2026-06-03T09:00:44.000000+00:00', 'action.supporting', 'a1', NULL, NULL, '["ngos"]');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 29, '2026-06-03T09:00:44.000000+00:00', 'action.start', 'a1', NULL, NULL, '2026-06-01');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 30, '2026-06-03T09:00:44.000000+00:00', 'action.due', 'a1', NULL, NULL, '2026-09-30');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 31, '2026-06-03T09:00:44.000000+00:00', 'action.resources', 'a1', NULL, NULL, '{"money": "None", "people": "Two days", "secured": "partly"}');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 32, '2026-06-03T09:00:44.000000+00:00', 'action.indicator', 'a1', NULL, NULL, 'Three signed');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 33, '2026-06-03T09:00:44.000000+00:00', 'action.verification', 'a1', NULL, NULL, 'The papers');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 34, '2026-06-03T09:00:44.000000+00:00', 'action.survivor_safety', 'a1', NULL, NULL, 'No names in it');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 35, '2026-06-03T09:00:44.000000+00:00', 'action.survivor_input', 'a1', NULL, NULL, 'Read by two');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 36, '2026-06-03T09:00:44.000000+00:00', 'action.status', 'a1', NULL, NULL, 'in_progress');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 37, '2026-06-03T09:00:44.000000+00:00', 'action.status_note', 'a1', NULL, NULL, 'Drafted');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 38, '2026-06-03T09:00:44.000000+00:00', 'action.visibility', 'a1', NULL, NULL, 'public');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 39, '2026-06-03T09:00:44.000000+00:00', 'action.title', 'a2', NULL, NULL, 'Print posters');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 40, '2026-06-03T09:00:44.000000+00:00', 'action.responsibilities', 'a2', NULL, NULL, '["police.clear-messages"]');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 41, '2026-06-03T09:00:44.000000+00:00', 'action.lead', 'a2', NULL, NULL, 'police');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 42, '2026-06-03T09:00:44.000000+00:00', 'action.due', 'a2', NULL, NULL, '2026-12-01');
INSERT INTO public.event VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 90, '2026-06-03T09:00:45.000000+00:00', 'entry.revealed_at', 'police.enable-reporting', NULL, '2026-05-04T09:00:17.000000+00:00', NULL);

INSERT INTO public.partnership VALUES ('7bf8a18f8df7a9de', 'Harbour District');

INSERT INTO public.rating VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.referral-protocols', 'police-1', 0, '2', 'Signed with two services
and a third', NULL, NULL, '2026-05-04T09:00:02.000000+00:00', 0);
INSERT INTO public.rating VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.referral-protocols', 'chair', 1, 'not_known', NULL, NULL, NULL, '2026-05-04T09:00:02.000000+00:00', 0);
INSERT INTO public.rating VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.referral-protocols', 'faith-1', 2, 'not_applicable', NULL, 'We were not asked', NULL, '2026-05-04T09:00:02.000000+00:00', 0);
INSERT INTO public.rating VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.enable-reporting', 'police-1', 1, '3', 'One counter and one bench', NULL, NULL, '2026-05-04T09:00:14.000000+00:00', 12);
INSERT INTO public.rating VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.enable-reporting', 'faith-1', 2, 'not_applicable', NULL, 'We have no counter', NULL, '2026-05-04T09:00:16.000000+00:00', 15);
INSERT INTO public.rating VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.respect-and-belief', 'police-1', 1, '1', NULL, NULL, NULL, '2026-05-04T09:00:19.000000+00:00', 18);
INSERT INTO public.rating VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.respect-and-belief', 'faith-1', 2, '4', NULL, NULL, '*', '2026-05-04T09:00:20.000000+00:00', 19);

INSERT INTO public.reply VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', '', 'a touch', '3b17b46e8a377389e3b12e2fbd7acc153ec59d7f2ace22d2531b08574dae1b44', '2026-05-04T09:00:03.000000+00:00', 2);
INSERT INTO public.reply VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police-1', 'police rates', 'b151ff9c7936f7217a9c9b3cfd6e96b8c86d51f8480e536abe591c359f1db950', '2026-05-04T09:00:13.000000+00:00', 12);

INSERT INTO public.round VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 'Harbour District', 'Second round', '2026.1', '7622fac70ffb0c34ebb461d2c4a9f9e39ba097871ede199e62fc10781467b4fa', '2026-06-03T09:00:44.000000+00:00', 'three towns – and their villages’ “edges” ; ''quoted''', '2026-06-08', NULL, '{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}', NULL, 3, 1, 1, 1, 1, NULL, 0, '2976b85bddb4fc40');
INSERT INTO public.round VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'Harbour District', 'Baseline', '2026.1', '17c12bcb0940f611403c844c47102e3faf9351a2671bf537031eaead92459c1f', '2026-06-03T09:00:45.000000+00:00', 'three towns – and their villages’ “edges” ; ''quoted''', '2026-05-04', NULL, '{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}', NULL, 3, 1, 1, 1, 34, 'police.referral-protocols', 33, NULL);

INSERT INTO public.seat VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'chair', 0, 'ngos', 'facilitator');
INSERT INTO public.seat VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police-1', 1, 'police', NULL);
INSERT INTO public.seat VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'faith-1', 2, 'faith-groups', 'member');
INSERT INTO public.seat VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'wall', 3, 'ngos', 'observer');
INSERT INTO public.seat VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'victims-survivors-1', 4, 'victims-survivors', 'member');
INSERT INTO public.seat VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'health-care-1', 5, 'health-care', 'member');
INSERT INTO public.seat VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 'chair', 0, 'ngos', 'facilitator');
INSERT INTO public.seat VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 'police-1', 1, 'police', NULL);
INSERT INTO public.seat VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 'faith-1', 2, 'faith-groups', 'member');
INSERT INTO public.seat VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 'wall', 3, 'ngos', 'observer');
INSERT INTO public.seat VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 'victims-survivors-1', 4, 'victims-survivors', 'member');
INSERT INTO public.seat VALUES ('7bf8a18f8df7a9de', '3f56416546b3cc1a', 'health-care-1', 5, 'health-care', 'member');

INSERT INTO public.seatless_rating VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.clear-messages', 0, '0', 'faith-groups', NULL);
INSERT INTO public.seatless_rating VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.clear-messages', 1, '3', NULL, NULL);
INSERT INTO public.seatless_rating VALUES ('7bf8a18f8df7a9de', '2976b85bddb4fc40', 'police.clear-messages', 2, 'not_applicable', NULL, NULL);

INSERT INTO public.setting VALUES ('*', 'access', 'shared');

INSERT INTO public.sign_in VALUES ('7bf8a18f8df7a9de', '2d2d748ae670acc52c1023c3959730adc70137362b50ea484349f102a0cec8d4', 'waiting', 'lobby', '2026-05-04T09:00:33.000000+00:00', '2026-05-04T09:00:33.000000+00:00', '2026-05-04T21:00:33.000000+00:00', '2976b85bddb4fc40', NULL, 'health-care', 'K9', NULL);
INSERT INTO public.sign_in VALUES ('7bf8a18f8df7a9de', 'c2e7f26e66de9f993eb6c0e5a085837c3a9de2f882311a4d5582531e126dd361', 'seat', 'lobby', '2026-05-04T09:00:29.000000+00:00', '2026-05-04T09:00:29.000000+00:00', '2026-05-04T21:00:29.000000+00:00', '2976b85bddb4fc40', 'health-care-1', 'health-care', NULL, NULL);
INSERT INTO public.sign_in VALUES ('7bf8a18f8df7a9de', 'ef1aec817a4da1ca89183aedc563ad65af8569f0eb52e1e3c40e3471ef9b49c5', 'waiting', 'lobby', '2026-05-04T09:00:31.000000+00:00', '2026-05-04T09:00:31.000000+00:00', '2026-05-04T21:00:31.000000+00:00', '2976b85bddb4fc40', NULL, 'health-care', 'Y7', '2026-05-04T09:00:36.000000+00:00');
INSERT INTO public.sign_in VALUES ('*', 'ff102167ea41a3594767e8df91216a9c2a41e7817ae75b61ee00cbcb0e1a7840', 'host', 'host', '2026-05-04T09:00:40.000000+00:00', '2026-05-04T09:00:40.000000+00:00', '2026-05-04T21:00:40.000000+00:00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.sign_in VALUES ('7bf8a18f8df7a9de', '0f6a646759f593b55d57787a38823a163547263cea402936e98791c8bd4da0a6', 'seat', 'seat', '2026-05-04T09:00:24.000000+00:00', '2026-05-04T09:00:24.000000+00:00', '2026-05-04T21:00:24.000000+00:00', '2976b85bddb4fc40', 'police-1', NULL, NULL, '2026-05-04T09:00:43.000000+00:00');
INSERT INTO public.sign_in VALUES ('7bf8a18f8df7a9de', '66fa7587e108a6be22b3ae2e0e312653521537d4cab42f3d6ebb0bb8c36d7bee', 'seat', 'seat', '2026-05-04T09:00:43.000000+00:00', '2026-05-04T09:00:43.000000+00:00', '2026-05-04T21:00:43.000000+00:00', '2976b85bddb4fc40', 'police-1', NULL, NULL, NULL);

ALTER TABLE ONLY public.alembic_version
    ADD CONSTRAINT alembic_version_pkc PRIMARY KEY (version_num);

ALTER TABLE ONLY public.action
    ADD CONSTRAINT pk_action PRIMARY KEY (partnership, round, action);

ALTER TABLE ONLY public.code
    ADD CONSTRAINT pk_code PRIMARY KEY (partnership, selector);

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT pk_draft PRIMARY KEY (partnership, round, number);

ALTER TABLE ONLY public.entry
    ADD CONSTRAINT pk_entry PRIMARY KEY (partnership, round, responsibility);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT pk_event PRIMARY KEY (partnership, round, number);

ALTER TABLE ONLY public.partnership
    ADD CONSTRAINT pk_partnership PRIMARY KEY (partnership);

ALTER TABLE ONLY public.rating
    ADD CONSTRAINT pk_rating PRIMARY KEY (partnership, round, responsibility, seat);

ALTER TABLE ONLY public.reply
    ADD CONSTRAINT pk_reply PRIMARY KEY (partnership, round, actor, key);

ALTER TABLE ONLY public.round
    ADD CONSTRAINT pk_round PRIMARY KEY (partnership, round);

ALTER TABLE ONLY public.seat
    ADD CONSTRAINT pk_seat PRIMARY KEY (partnership, round, seat);

ALTER TABLE ONLY public.seatless_rating
    ADD CONSTRAINT pk_seatless_rating PRIMARY KEY (partnership, round, responsibility, place);

ALTER TABLE ONLY public.setting
    ADD CONSTRAINT pk_setting PRIMARY KEY (partnership, name);

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT pk_sign_in PRIMARY KEY (partnership, token);

ALTER TABLE ONLY public.round
    ADD CONSTRAINT uq_round_partnership_digest UNIQUE (partnership, digest);

CREATE INDEX ix_code_selector ON public.code USING btree (selector);

CREATE INDEX ix_rating_seat ON public.rating USING btree (partnership, round, seat);

CREATE TRIGGER event_all_kept BEFORE TRUNCATE ON public.event FOR EACH STATEMENT EXECUTE FUNCTION public.keep_event_log();

CREATE TRIGGER event_kept BEFORE DELETE OR UPDATE ON public.event FOR EACH ROW EXECUTE FUNCTION public.keep_event_log();

CREATE TRIGGER log_action AFTER INSERT OR DELETE OR UPDATE OF title, responsibilities, steps, lead, lead_role, supporting, start, due, resources, indicator, verification, survivor_safety, survivor_input, status, status_note, visibility ON public.action FOR EACH ROW EXECUTE FUNCTION public.log_changed_fields('action', 'title,responsibilities,steps,lead,lead_role,supporting,start,due,resources,indicator,verification,survivor_safety,survivor_input,status,status_note,visibility');

CREATE TRIGGER log_code_ended AFTER UPDATE OF revoked_at ON public.code FOR EACH ROW WHEN (((new.round IS NOT NULL) AND (old.revoked_at IS NULL) AND (new.revoked_at IS NOT NULL))) EXECUTE FUNCTION public.log_code_ended();

CREATE TRIGGER log_code_insert AFTER INSERT ON public.code FOR EACH ROW WHEN ((new.round IS NOT NULL)) EXECUTE FUNCTION public.log_code_insert();

CREATE TRIGGER log_entry AFTER INSERT OR DELETE OR UPDATE OF revealed_at, answer, note, evidence, dissent, reason, positions, target, importance ON public.entry FOR EACH ROW EXECUTE FUNCTION public.log_changed_fields('responsibility', 'revealed_at,answer,note,evidence,dissent,reason,positions,target,importance');

CREATE TRIGGER log_entry_sealed AFTER UPDATE OF sealed ON public.entry FOR EACH ROW WHEN ((old.sealed <> new.sealed)) EXECUTE FUNCTION public.log_entry_sealed();

CREATE TRIGGER log_rating AFTER INSERT OR DELETE OR UPDATE OF answer, note, reason, entered_by ON public.rating FOR EACH ROW EXECUTE FUNCTION public.log_changed_fields('responsibility,seat', 'answer,note,reason,entered_by');

CREATE TRIGGER log_round AFTER INSERT OR DELETE OR UPDATE OF name, area, title, opened, closed, target, edition, "overlay" ON public.round FOR EACH ROW EXECUTE FUNCTION public.log_changed_fields('', 'name,area,title,opened,closed,target,edition,overlay');

CREATE TRIGGER log_seat AFTER INSERT OR DELETE OR UPDATE OF voice, role ON public.seat FOR EACH ROW EXECUTE FUNCTION public.log_changed_fields('seat', 'voice,role');

CREATE TRIGGER log_seatless_rating AFTER INSERT OR DELETE OR UPDATE OF answer, voice, reason ON public.seatless_rating FOR EACH ROW EXECUTE FUNCTION public.log_changed_fields('responsibility,place', 'answer,voice,reason');

CREATE TRIGGER log_sign_in_ended AFTER UPDATE OF revoked_at ON public.sign_in FOR EACH ROW WHEN (((new.kind = 'seat'::text) AND (old.revoked_at IS NULL) AND (new.revoked_at IS NOT NULL))) EXECUTE FUNCTION public.log_sign_in_ended();

CREATE TRIGGER log_sign_in_insert AFTER INSERT ON public.sign_in FOR EACH ROW WHEN (((new.kind = 'seat'::text) AND (new.revoked_at IS NULL))) EXECUTE FUNCTION public.log_sign_in_insert();

CREATE TRIGGER log_sign_in_moved AFTER UPDATE OF kind, round, seat ON public.sign_in FOR EACH ROW WHEN (((new.kind = 'seat'::text) AND (new.revoked_at IS NULL) AND ((old.kind <> 'seat'::text) OR (old.round <> new.round) OR (old.seat <> new.seat)))) EXECUTE FUNCTION public.log_sign_in_moved();

ALTER TABLE ONLY public.action
    ADD CONSTRAINT fk_action_round FOREIGN KEY (partnership, round) REFERENCES public.round(partnership, round);

ALTER TABLE ONLY public.code
    ADD CONSTRAINT fk_code_round FOREIGN KEY (partnership, round) REFERENCES public.round(partnership, round);

ALTER TABLE ONLY public.code
    ADD CONSTRAINT fk_code_seat FOREIGN KEY (partnership, round, seat) REFERENCES public.seat(partnership, round, seat);

ALTER TABLE ONLY public.draft
    ADD CONSTRAINT fk_draft_round FOREIGN KEY (partnership, round) REFERENCES public.round(partnership, round);

ALTER TABLE ONLY public.entry
    ADD CONSTRAINT fk_entry_round FOREIGN KEY (partnership, round) REFERENCES public.round(partnership, round);

ALTER TABLE ONLY public.event
    ADD CONSTRAINT fk_event_round FOREIGN KEY (partnership, round) REFERENCES public.round(partnership, round);

ALTER TABLE ONLY public.rating
    ADD CONSTRAINT fk_rating_entry FOREIGN KEY (partnership, round, responsibility) REFERENCES public.entry(partnership, round, responsibility);

ALTER TABLE ONLY public.rating
    ADD CONSTRAINT fk_rating_seat FOREIGN KEY (partnership, round, seat) REFERENCES public.seat(partnership, round, seat);

ALTER TABLE ONLY public.reply
    ADD CONSTRAINT fk_reply_round FOREIGN KEY (partnership, round) REFERENCES public.round(partnership, round);

ALTER TABLE ONLY public.round
    ADD CONSTRAINT fk_round_partnership FOREIGN KEY (partnership) REFERENCES public.partnership(partnership);

ALTER TABLE ONLY public.seat
    ADD CONSTRAINT fk_seat_round FOREIGN KEY (partnership, round) REFERENCES public.round(partnership, round);

ALTER TABLE ONLY public.seatless_rating
    ADD CONSTRAINT fk_seatless_rating_entry FOREIGN KEY (partnership, round, responsibility) REFERENCES public.entry(partnership, round, responsibility);

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT fk_sign_in_round FOREIGN KEY (partnership, round) REFERENCES public.round(partnership, round);

ALTER TABLE ONLY public.sign_in
    ADD CONSTRAINT fk_sign_in_seat FOREIGN KEY (partnership, round, seat) REFERENCES public.seat(partnership, round, seat);
