CREATE FUNCTION public.keep_event_log() RETURNS trigger
    LANGUAGE plpgsql
    AS $$
        BEGIN
            IF TG_OP = 'UPDATE' THEN
                IF (substr(OLD.what, 1, 7) = 'rating.' OR substr(OLD.what, 1, 16) = 'seatless_rating.') AND NEW.what = 'rating.erased' AND NEW.subject = '' AND coalesce(NEW.actor, NEW.old, NEW.new) IS NULL AND NEW.partnership = OLD.partnership AND NEW.round = OLD.round AND NEW.number = OLD.number AND NEW.at = OLD.at AND EXISTS (SELECT 1 FROM round AS stamp WHERE stamp.partnership = OLD.partnership AND stamp.round = OLD.round AND stamp.ratings_until < substr(stamp.ratings_erased, 1, 10)) THEN RETURN NEW; END IF;
            ELSIF TG_OP = 'DELETE' THEN
                IF EXISTS (SELECT 1 FROM partnership AS one WHERE one.partnership = OLD.partnership AND one.leaving = 1) THEN RETURN OLD; END IF;
            END IF;
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

CREATE FUNCTION public.log_round_ratings_erased() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), NEW.changed_at, NEW.changed_by, 'round.ratings_erased', '', OLD.ratings_erased, NEW.ratings_erased; RETURN NULL; END $$;

CREATE FUNCTION public.log_round_ratings_until() RETURNS trigger
    LANGUAGE plpgsql
    AS $$ BEGIN INSERT INTO event (partnership, round, number, at, actor, what, subject, old, new) SELECT NEW.partnership, NEW.round, (SELECT coalesce(max(number), 0) + 1 FROM event WHERE event.partnership = NEW.partnership AND event.round = NEW.round), NEW.changed_at, NEW.changed_by, 'round.ratings_until', '', OLD.ratings_until, NEW.ratings_until; RETURN NULL; END $$;

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
    name text NOT NULL,
    leaving integer DEFAULT 0 NOT NULL
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
    sitting integer DEFAULT 0 NOT NULL,
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
    ratings_until text,
    ratings_erased text,
    CONSTRAINT ck_round_ck_round_target CHECK (((target >= 1) AND (target <= 4)))
);

CREATE TABLE public.seat (
    partnership text NOT NULL,
    round text NOT NULL,
    seat text NOT NULL,
    place integer NOT NULL,
    voice text NOT NULL,
    role text,
    sitting integer DEFAULT 0 NOT NULL
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

INSERT INTO public.action VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'a1', 0, 'Sign with the third', '["police.referral-protocols", "ngos.referral-feedback"]', '2026-05-04T09:00:02.000000+00:00', '["Draft it", "Sign it"]', 'police', 'Head of station', '["ngos"]', '2026-06-01', '2026-09-30', '{"money": "None", "people": "Two days", "secured": "partly"}', 'Three signed', 'The papers', 'No names in it', 'Read by two', 'in_progress', 'Drafted', 'public', NULL);
INSERT INTO public.action VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'a2', 1, 'Print posters', '["police.clear-messages"]', '2026-05-04T09:00:11.000000+00:00', NULL, 'police', NULL, NULL, NULL, '2026-12-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.action VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 'a1', 0, 'Sign with the third', '["police.referral-protocols", "ngos.referral-feedback"]', '2026-06-03T09:00:44.000000+00:00', '["Draft it", "Sign it"]', 'police', 'Head of station', '["ngos"]', '2026-06-01', '2026-09-30', '{"money": "None", "people": "Two days", "secured": "partly"}', 'Three signed', 'The papers', 'No names in it', 'Read by two', 'in_progress', 'Drafted', 'public', 'e983120ddde1a3e7');
INSERT INTO public.action VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 'a2', 1, 'Print posters', '["police.clear-messages"]', '2026-06-03T09:00:44.000000+00:00', NULL, 'police', NULL, NULL, NULL, '2026-12-01', NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 'e983120ddde1a3e7');

INSERT INTO public.alembic_version VALUES ('0005');

INSERT INTO public.code VALUES ('0a225a73cd2d77ce', '9HAZV5HG', 'seat', '$argon2id$v=19$m=19456,t=2,p=1$Z7/DFTvE/+kC1P3im+YfWw$q6hWsJGMehXO+7Ber6SQQVapHN5p3wH3T5dkOPQOtFA', '2026-05-04T09:00:22.000000+00:00', '2026-05-11T09:00:22.000000+00:00', 'e983120ddde1a3e7', 'police-1', NULL, '2026-05-04T09:00:24.000000+00:00', NULL);
INSERT INTO public.code VALUES ('0a225a73cd2d77ce', 'ZKN58NFV', 'seat', '$argon2id$v=19$m=19456,t=2,p=1$kOUY+5CxHzE8WPtY/4jhSA$WQ6cE6rlzeGc6EZDhneg8F89d7erIvE7y4ey43MlVYA', '2026-05-04T09:00:25.000000+00:00', '2026-05-11T09:00:25.000000+00:00', 'e983120ddde1a3e7', 'faith-1', NULL, NULL, NULL);
INSERT INTO public.code VALUES ('0a225a73cd2d77ce', 'FJFHN0GJ', 'lobby', '$argon2id$v=19$m=19456,t=2,p=1$bzJpEAfbrrHSIBE5OhVlZQ$pUqMqW7iK5RhssqFu/bZQO4HirUFxeNXbHbXvvUO+ww', '2026-05-04T09:00:27.000000+00:00', '2026-05-11T09:00:27.000000+00:00', 'e983120ddde1a3e7', NULL, 'health-care', '2026-05-04T09:00:33.000000+00:00', NULL);
INSERT INTO public.code VALUES ('0a225a73cd2d77ce', 'GGNZXK6P', 'recovery', '$argon2id$v=19$m=19456,t=2,p=1$HCOlDtqDuB3rEBm/xgWNIw$0xX3o9uPgpv3DVeIhq9Q7cjIsPyhYxTtqYr21aMpnXc', '2026-05-04T09:00:37.000000+00:00', '2028-05-05T09:00:37.000000+00:00', 'e983120ddde1a3e7', 'chair', NULL, NULL, NULL);
INSERT INTO public.code VALUES ('*', 'S727M4JH', 'host', '$argon2id$v=19$m=19456,t=2,p=1$Tu/pNAJXrIzi08J9Xcptyg$y8qesimYOJY3MSf2Tm7hPYWZYr8ovFwEnQ8jEKJphKA', '2026-05-04T09:00:38.000000+00:00', '2026-05-04T10:00:38.000000+00:00', NULL, NULL, NULL, '2026-05-04T09:00:40.000000+00:00', NULL);
INSERT INTO public.code VALUES ('0a225a73cd2d77ce', 'GMWMM8D7', 'seat', '$argon2id$v=19$m=19456,t=2,p=1$hZh1WvvXxYIAb6fYNhMzRQ$sim2g4+q1uOH+LjAuGe8tWHShyXYlbinA1CirZT6qLQ', '2026-05-04T09:00:41.000000+00:00', '2026-05-11T09:00:41.000000+00:00', 'e983120ddde1a3e7', 'police-1', NULL, '2026-05-04T09:00:43.000000+00:00', NULL);

INSERT INTO public.draft VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 1, '2026-05-04T09:00:07.000000+00:00', 'police.referral-protocols', '{"note": "What another typed"}', NULL);
INSERT INTO public.draft VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 2, '2026-05-04T09:00:10.000000+00:00', 'a3', '{"title": "Typed too late"}', NULL);

INSERT INTO public.entry VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'ngos.referral-feedback', 0, NULL, 'no_agreement', NULL, NULL, NULL, NULL, '[["1", "On paper"], ["3", "In practice"]]', NULL, NULL, '2026-05-04T09:00:02.000000+00:00', 1, NULL, 0);
INSERT INTO public.entry VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.regular-meetings', 0, NULL, 'not_applicable', NULL, NULL, NULL, 'There is no station here', NULL, NULL, NULL, '2026-05-04T09:00:02.000000+00:00', 1, NULL, 0);
INSERT INTO public.entry VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'local.night-buses', 0, NULL, 'not_known', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-05-04T09:00:02.000000+00:00', 1, NULL, 0);
INSERT INTO public.entry VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.clear-messages', 1, '2026-05-04T09:00:02.000000+00:00', '2', NULL, NULL, NULL, NULL, NULL, 4, 3, '2026-05-04T09:00:05.000000+00:00', 4, NULL, 0);
INSERT INTO public.entry VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.referral-protocols', 1, '2026-05-04T09:00:02.000000+00:00', '1', 'Agreed after a while', 'The minutes of May', 'The chair sees 2', NULL, NULL, 4, 3, '2026-05-04T09:00:06.000000+00:00', 5, NULL, 0);
INSERT INTO public.entry VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.respect-and-belief', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-05-04T09:00:19.000000+00:00', 0, NULL, 0);
INSERT INTO public.entry VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 'police.clear-messages', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 4, 3, '2026-06-03T09:00:44.000000+00:00', 1, NULL, 0);
INSERT INTO public.entry VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 'police.referral-protocols', 0, NULL, NULL, NULL, NULL, NULL, NULL, NULL, 4, 3, '2026-06-03T09:00:44.000000+00:00', 1, NULL, 0);
INSERT INTO public.entry VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.enable-reporting', 0, NULL, '2', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-06-03T09:00:45.000000+00:00', 34, 34, 0);
INSERT INTO public.entry VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 'police.referral-protocols', 0, '2026-06-03T09:00:46.000000+00:00', '3', NULL, NULL, NULL, NULL, NULL, NULL, NULL, '2026-06-03T09:00:46.000000+00:00', 1, NULL, 0);

INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 1, '2026-05-04T09:00:02.000000+00:00', 'round.name', '', NULL, NULL, 'Harbour District');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 2, '2026-05-04T09:00:02.000000+00:00', 'round.area', '', NULL, NULL, 'three towns – and their villages’ “edges” ; ''quoted''');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 3, '2026-05-04T09:00:02.000000+00:00', 'round.title', '', NULL, NULL, 'Baseline');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 4, '2026-05-04T09:00:02.000000+00:00', 'round.opened', '', NULL, NULL, '2026-05-04');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 5, '2026-05-04T09:00:02.000000+00:00', 'round.closed', '', NULL, NULL, '2026-05-18');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 6, '2026-05-04T09:00:02.000000+00:00', 'round.target', '', NULL, NULL, '3');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 7, '2026-05-04T09:00:02.000000+00:00', 'round.edition', '', NULL, NULL, '2026.1');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 8, '2026-05-04T09:00:02.000000+00:00', 'round.overlay', '', NULL, NULL, '{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 9, '2026-05-04T09:00:02.000000+00:00', 'seat.voice', 'chair', NULL, NULL, 'ngos');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 10, '2026-05-04T09:00:02.000000+00:00', 'seat.role', 'chair', NULL, NULL, 'facilitator');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 11, '2026-05-04T09:00:02.000000+00:00', 'seat.voice', 'police-1', NULL, NULL, 'police');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 12, '2026-05-04T09:00:02.000000+00:00', 'seat.voice', 'faith-1', NULL, NULL, 'faith-groups');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 13, '2026-05-04T09:00:02.000000+00:00', 'seat.role', 'faith-1', NULL, NULL, 'member');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 14, '2026-05-04T09:00:02.000000+00:00', 'seat.voice', 'wall', NULL, NULL, 'ngos');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 15, '2026-05-04T09:00:02.000000+00:00', 'seat.role', 'wall', NULL, NULL, 'observer');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 16, '2026-05-04T09:00:02.000000+00:00', 'entry.revealed_at', 'police.referral-protocols', NULL, NULL, '2026-05-04T09:00:02.000000+00:00');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 17, '2026-05-04T09:00:02.000000+00:00', 'entry.answer', 'police.referral-protocols', NULL, NULL, '1');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 18, '2026-05-04T09:00:02.000000+00:00', 'entry.note', 'police.referral-protocols', NULL, NULL, 'Agreed after a while');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 19, '2026-05-04T09:00:02.000000+00:00', 'entry.evidence', 'police.referral-protocols', NULL, NULL, 'The minutes');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 20, '2026-05-04T09:00:02.000000+00:00', 'entry.dissent', 'police.referral-protocols', NULL, NULL, 'The chair sees 2');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 21, '2026-05-04T09:00:02.000000+00:00', 'entry.target', 'police.referral-protocols', NULL, NULL, '4');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 22, '2026-05-04T09:00:02.000000+00:00', 'entry.importance', 'police.referral-protocols', NULL, NULL, '3');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 23, '2026-05-04T09:00:02.000000+00:00', 'entry.revealed_at', 'police.clear-messages', NULL, NULL, '2026-05-04T09:00:02.000000+00:00');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 24, '2026-05-04T09:00:02.000000+00:00', 'entry.answer', 'police.clear-messages', NULL, NULL, '0');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 25, '2026-05-04T09:00:02.000000+00:00', 'entry.answer', 'ngos.referral-feedback', NULL, NULL, 'no_agreement');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 26, '2026-05-04T09:00:02.000000+00:00', 'entry.positions', 'ngos.referral-feedback', NULL, NULL, '[["1", "On paper"], ["3", "In practice"]]');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 27, '2026-05-04T09:00:02.000000+00:00', 'entry.answer', 'police.regular-meetings', NULL, NULL, 'not_applicable');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 28, '2026-05-04T09:00:02.000000+00:00', 'entry.reason', 'police.regular-meetings', NULL, NULL, 'There is no station here');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 29, '2026-05-04T09:00:02.000000+00:00', 'entry.answer', 'local.night-buses', NULL, NULL, 'not_known');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 30, '2026-05-04T09:00:02.000000+00:00', 'rating.answer', 'police.referral-protocols/police-1', NULL, NULL, '2');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 31, '2026-05-04T09:00:02.000000+00:00', 'rating.note', 'police.referral-protocols/police-1', NULL, NULL, 'Signed with two services
and a third');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 32, '2026-05-04T09:00:02.000000+00:00', 'rating.answer', 'police.referral-protocols/chair', NULL, NULL, 'not_known');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 33, '2026-05-04T09:00:02.000000+00:00', 'rating.answer', 'police.referral-protocols/faith-1', NULL, NULL, 'not_applicable');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 34, '2026-05-04T09:00:02.000000+00:00', 'rating.reason', 'police.referral-protocols/faith-1', NULL, NULL, 'We were not asked');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 35, '2026-05-04T09:00:02.000000+00:00', 'seatless_rating.answer', 'police.clear-messages/0', NULL, NULL, '0');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 36, '2026-05-04T09:00:02.000000+00:00', 'seatless_rating.voice', 'police.clear-messages/0', NULL, NULL, 'faith-groups');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 37, '2026-05-04T09:00:02.000000+00:00', 'seatless_rating.answer', 'police.clear-messages/1', NULL, NULL, '3');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 38, '2026-05-04T09:00:02.000000+00:00', 'seatless_rating.answer', 'police.clear-messages/2', NULL, NULL, 'not_applicable');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 39, '2026-05-04T09:00:02.000000+00:00', 'action.title', 'a1', NULL, NULL, 'Sign with the third');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 40, '2026-05-04T09:00:02.000000+00:00', 'action.responsibilities', 'a1', NULL, NULL, '["police.referral-protocols", "ngos.referral-feedback"]');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 41, '2026-05-04T09:00:02.000000+00:00', 'action.steps', 'a1', NULL, NULL, '["Draft it", "Sign it"]');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 42, '2026-05-04T09:00:02.000000+00:00', 'action.lead', 'a1', NULL, NULL, 'police');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 43, '2026-05-04T09:00:02.000000+00:00', 'action.lead_role', 'a1', NULL, NULL, 'Head of station');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 44, '2026-05-04T09:00:02.000000+00:00', 'action.supporting', 'a1', NULL, NULL, '["ngos"]');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 45, '2026-05-04T09:00:02.000000+00:00', 'action.start', 'a1', NULL, NULL, '2026-06-01');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 46, '2026-05-04T09:00:02.000000+00:00', 'action.due', 'a1', NULL, NULL, '2026-09-30');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 47, '2026-05-04T09:00:02.000000+00:00', 'action.resources', 'a1', NULL, NULL, '{"money": "None", "people": "Two days", "secured": "partly"}');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 48, '2026-05-04T09:00:02.000000+00:00', 'action.indicator', 'a1', NULL, NULL, 'Three signed');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 49, '2026-05-04T09:00:02.000000+00:00', 'action.verification', 'a1', NULL, NULL, 'The papers');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 50, '2026-05-04T09:00:02.000000+00:00', 'action.survivor_safety', 'a1', NULL, NULL, 'No names in it');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 51, '2026-05-04T09:00:02.000000+00:00', 'action.survivor_input', 'a1', NULL, NULL, 'Read by two');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 52, '2026-05-04T09:00:02.000000+00:00', 'action.status', 'a1', NULL, NULL, 'in_progress');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 53, '2026-05-04T09:00:02.000000+00:00', 'action.status_note', 'a1', NULL, NULL, 'Drafted');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 54, '2026-05-04T09:00:02.000000+00:00', 'action.visibility', 'a1', NULL, NULL, 'public');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 55, '2026-05-04T09:00:02.000000+00:00', 'action.title', 'a2', NULL, NULL, 'Print posters');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 56, '2026-05-04T09:00:02.000000+00:00', 'action.responsibilities', 'a2', NULL, NULL, '["police.clear-messages"]');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 57, '2026-05-04T09:00:03.000000+00:00', 'entry.answer', 'police.clear-messages', NULL, '0', '2');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 58, '2026-05-04T09:00:04.000000+00:00', 'entry.target', 'police.clear-messages', NULL, NULL, '4');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 59, '2026-05-04T09:00:05.000000+00:00', 'entry.importance', 'police.clear-messages', NULL, NULL, '3');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 60, '2026-05-04T09:00:06.000000+00:00', 'entry.evidence', 'police.referral-protocols', NULL, 'The minutes', 'The minutes of May');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 61, '2026-05-04T09:00:08.000000+00:00', 'action.title', 'a3', NULL, NULL, 'Soon removed');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 62, '2026-05-04T09:00:08.000000+00:00', 'action.responsibilities', 'a3', NULL, NULL, '["police.enable-reporting"]');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 63, '2026-05-04T09:00:09.000000+00:00', 'action.title', 'a3', NULL, 'Soon removed', NULL);
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 64, '2026-05-04T09:00:09.000000+00:00', 'action.responsibilities', 'a3', NULL, '["police.enable-reporting"]', NULL);
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 65, '2026-05-04T09:00:11.000000+00:00', 'action.lead', 'a2', NULL, NULL, 'police');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 66, '2026-05-04T09:00:11.000000+00:00', 'action.due', 'a2', NULL, NULL, '2026-12-01');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 67, '2026-05-04T09:00:12.000000+00:00', 'round.closed', '', NULL, '2026-05-18', NULL);
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 68, '2026-05-04T09:00:13.000000+00:00', 'rating.answer', 'police.enable-reporting/police-1', 'police-1', NULL, '3');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 69, '2026-05-04T09:00:14.000000+00:00', 'rating.note', 'police.enable-reporting/police-1', 'police-1', NULL, 'One counter and one bench');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 70, '2026-05-04T09:00:15.000000+00:00', 'rating.answer', 'police.enable-reporting/faith-1', 'faith-1', NULL, 'not_applicable');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 71, '2026-05-04T09:00:16.000000+00:00', 'rating.reason', 'police.enable-reporting/faith-1', 'faith-1', NULL, 'We have no counter');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 72, '2026-05-04T09:00:17.000000+00:00', 'entry.revealed_at', 'police.enable-reporting', NULL, NULL, '2026-05-04T09:00:17.000000+00:00');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 73, '2026-05-04T09:00:18.000000+00:00', 'entry.answer', 'police.enable-reporting', NULL, NULL, '2');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 74, '2026-05-04T09:00:19.000000+00:00', 'rating.answer', 'police.respect-and-belief/police-1', 'police-1', NULL, '1');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 75, '2026-05-04T09:00:20.000000+00:00', 'rating.answer', 'police.respect-and-belief/faith-1', NULL, NULL, '4');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 76, '2026-05-04T09:00:20.000000+00:00', 'rating.entered_by', 'police.respect-and-belief/faith-1', NULL, NULL, '*');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 77, '2026-05-04T09:00:22.000000+00:00', 'code.seat', 'police-1', NULL, NULL, '2026-05-11T09:00:22.000000+00:00');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 78, '2026-05-04T09:00:24.000000+00:00', 'sign_in.seat', 'police-1', 'police-1', NULL, 'seat');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 79, '2026-05-04T09:00:25.000000+00:00', 'code.seat', 'faith-1', NULL, NULL, '2026-05-11T09:00:25.000000+00:00');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 80, '2026-05-04T09:00:26.000000+00:00', 'seat.voice', 'victims-survivors-1', NULL, NULL, 'victims-survivors');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 81, '2026-05-04T09:00:26.000000+00:00', 'seat.role', 'victims-survivors-1', NULL, NULL, 'member');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 82, '2026-05-04T09:00:27.000000+00:00', 'code.lobby', 'health-care', NULL, NULL, '2026-05-11T09:00:27.000000+00:00');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 83, '2026-05-04T09:00:35.000000+00:00', 'seat.voice', 'health-care-1', NULL, NULL, 'health-care');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 84, '2026-05-04T09:00:35.000000+00:00', 'seat.role', 'health-care-1', NULL, NULL, 'member');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 85, '2026-05-04T09:00:35.000000+00:00', 'sign_in.seat', 'health-care-1', NULL, NULL, 'lobby');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 86, '2026-05-04T09:00:37.000000+00:00', 'code.recovery', 'chair', 'chair', NULL, '2028-05-05T09:00:37.000000+00:00');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 87, '2026-05-04T09:00:41.000000+00:00', 'code.seat', 'police-1', NULL, NULL, '2026-05-11T09:00:41.000000+00:00');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 88, '2026-05-04T09:00:43.000000+00:00', 'sign_in.seat', 'police-1', 'police-1', 'seat', NULL);
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 89, '2026-05-04T09:00:43.000000+00:00', 'sign_in.seat', 'police-1', 'police-1', NULL, 'seat');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 1, '2026-06-03T09:00:44.000000+00:00', 'round.name', '', NULL, NULL, 'Harbour District');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 2, '2026-06-03T09:00:44.000000+00:00', 'round.area', '', NULL, NULL, 'three towns – and their villages’ “edges” ; ''quoted''');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 3, '2026-06-03T09:00:44.000000+00:00', 'round.title', '', NULL, NULL, 'Second round');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 4, '2026-06-03T09:00:44.000000+00:00', 'round.opened', '', NULL, NULL, '2026-06-08');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 5, '2026-06-03T09:00:44.000000+00:00', 'round.target', '', NULL, NULL, '3');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 6, '2026-06-03T09:00:44.000000+00:00', 'round.edition', '', NULL, NULL, '2026.1');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 7, '2026-06-03T09:00:44.000000+00:00', 'round.overlay', '', NULL, NULL, '{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 8, '2026-06-03T09:00:44.000000+00:00', 'seat.voice', 'chair', NULL, NULL, 'ngos');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 9, '2026-06-03T09:00:44.000000+00:00', 'seat.role', 'chair', NULL, NULL, 'facilitator');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 10, '2026-06-03T09:00:44.000000+00:00', 'seat.voice', 'police-1', NULL, NULL, 'police');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 11, '2026-06-03T09:00:44.000000+00:00', 'seat.voice', 'faith-1', NULL, NULL, 'faith-groups');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 12, '2026-06-03T09:00:44.000000+00:00', 'seat.role', 'faith-1', NULL, NULL, 'member');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 13, '2026-06-03T09:00:44.000000+00:00', 'seat.voice', 'wall', NULL, NULL, 'ngos');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 14, '2026-06-03T09:00:44.000000+00:00', 'seat.role', 'wall', NULL, NULL, 'observer');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 15, '2026-06-03T09:00:44.000000+00:00', 'seat.voice', 'victims-survivors-1', NULL, NULL, 'victims-survivors');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 16, '2026-06-03T09:00:44.000000+00:00', 'seat.role', 'victims-survivors-1', NULL, NULL, 'member');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 17, '2026-06-03T09:00:44.000000+00:00', 'seat.voice', 'health-care-1', NULL, NULL, 'health-care');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 18, '2026-06-03T09:00:44.000000+00:00', 'seat.role', 'health-care-1', NULL, NULL, 'member');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 19, '2026-06-03T09:00:44.000000+00:00', 'entry.target', 'police.clear-messages', NULL, NULL, '4');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 20, '2026-06-03T09:00:44.000000+00:00', 'entry.importance', 'police.clear-messages', NULL, NULL, '3');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 21, '2026-06-03T09:00:44.000000+00:00', 'entry.target', 'police.referral-protocols', NULL, NULL, '4');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 22, '2026-06-03T09:00:44.000000+00:00', 'entry.importance', 'police.referral-protocols', NULL, NULL, '3');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 23, '2026-06-03T09:00:44.000000+00:00', 'action.title', 'a1', NULL, NULL, 'Sign with the third');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 24, '2026-06-03T09:00:44.000000+00:00', 'action.responsibilities', 'a1', NULL, NULL, '["police.referral-protocols", "ngos.referral-feedback"]');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 25, '2026-06-03T09:00:44.000000+00:00', 'action.steps', 'a1', NULL, NULL, '["Draft it", "Sign it"]');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 26, '2026-06-03T09:00:44.000000+00:00', 'action.lead', 'a1', NULL, NULL, 'police');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 27, '2026-06-03T09:00:44.000000+00:00', 'action.lead_role', 'a1', NULL, NULL, 'Head of station');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 28, '2026-06-03T09:00:44.000000+00:00', 'action.supporting', 'a1', NULL, NULL, '["ngos"]');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 29, '2026-06-03T09:00:44.000000+00:00', 'action.start', 'a1', NULL, NULL, '2026-06-01');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 30, '2026-06-03T09:00:44.000000+00:00', 'action.due', 'a1', NULL, NULL, '2026-09-30');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 31, '2026-06-03T09:00:44.000000+00:00', 'action.resources', 'a1', NULL, NULL, '{"money": "None", "people": "Two days", "secured": "partly"}');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 32, '2026-06-03T09:00:44.000000+00:00', 'action.indicator', 'a1', NULL, NULL, 'Three signed');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 33, '2026-06-03T09:00:44.000000+00:00', 'action.verification', 'a1', NULL, NULL, 'The papers');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 34, '2026-06-03T09:00:44.000000+00:00', 'action.survivor_safety', 'a1', NULL, NULL, 'No names in it');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 35, '2026-06-03T09:00:44.000000+00:00', 'action.survivor_input', 'a1', NULL, NULL, 'Read by two');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 36, '2026-06-03T09:00:44.000000+00:00', 'action.status', 'a1', NULL, NULL, 'in_progress');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 37, '2026-06-03T09:00:44.000000+00:00', 'action.status_note', 'a1', NULL, NULL, 'Drafted');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 38, '2026-06-03T09:00:44.000000+00:00', 'action.visibility', 'a1', NULL, NULL, 'public');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 39, '2026-06-03T09:00:44.000000+00:00', 'action.title', 'a2', NULL, NULL, 'Print posters');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 40, '2026-06-03T09:00:44.000000+00:00', 'action.responsibilities', 'a2', NULL, NULL, '["police.clear-messages"]');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 41, '2026-06-03T09:00:44.000000+00:00', 'action.lead', 'a2', NULL, NULL, 'police');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 42, '2026-06-03T09:00:44.000000+00:00', 'action.due', 'a2', NULL, NULL, '2026-12-01');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 90, '2026-06-03T09:00:45.000000+00:00', 'entry.revealed_at', 'police.enable-reporting', NULL, '2026-05-04T09:00:17.000000+00:00', NULL);
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 1, '2026-06-03T09:00:46.000000+00:00', 'round.name', '', NULL, NULL, 'Harbour District');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 2, '2026-06-03T09:00:46.000000+00:00', 'round.title', '', NULL, NULL, 'Let go');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 3, '2026-06-03T09:00:46.000000+00:00', 'round.edition', '', NULL, NULL, '2026.1');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 4, '2026-06-03T09:00:46.000000+00:00', 'seat.voice', 'chair', NULL, NULL, 'ngos');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 5, '2026-06-03T09:00:46.000000+00:00', 'seat.role', 'chair', NULL, NULL, 'facilitator');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 6, '2026-06-03T09:00:46.000000+00:00', 'entry.revealed_at', 'police.referral-protocols', NULL, NULL, '2026-06-03T09:00:46.000000+00:00');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 7, '2026-06-03T09:00:46.000000+00:00', 'entry.answer', 'police.referral-protocols', NULL, NULL, '3');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 91, '2026-06-03T09:00:47.000000+00:00', 'round.ratings_until', '', NULL, NULL, '2026-09-01');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 10, '2026-06-03T09:00:48.000000+00:00', 'round.ratings_until', '', NULL, NULL, '2026-06-10');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 11, '2026-06-13T09:00:49.000000+00:00', 'round.ratings_erased', '', NULL, NULL, '2026-06-13T09:00:49.000000+00:00');
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 8, '2026-06-03T09:00:46.000000+00:00', 'rating.erased', '', NULL, NULL, NULL);
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 9, '2026-06-03T09:00:46.000000+00:00', 'rating.erased', '', NULL, NULL, NULL);
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 12, '2026-06-13T09:00:49.000000+00:00', 'rating.erased', '', NULL, NULL, NULL);
INSERT INTO public.event VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 13, '2026-06-13T09:00:49.000000+00:00', 'rating.erased', '', NULL, NULL, NULL);

INSERT INTO public.partnership VALUES ('0a225a73cd2d77ce', 'Harbour District', 0);

INSERT INTO public.rating VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.referral-protocols', 'police-1', 0, '2', 'Signed with two services
and a third', NULL, NULL, '2026-05-04T09:00:02.000000+00:00', 0, 0);
INSERT INTO public.rating VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.referral-protocols', 'chair', 1, 'not_known', NULL, NULL, NULL, '2026-05-04T09:00:02.000000+00:00', 0, 0);
INSERT INTO public.rating VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.referral-protocols', 'faith-1', 2, 'not_applicable', NULL, 'We were not asked', NULL, '2026-05-04T09:00:02.000000+00:00', 0, 0);
INSERT INTO public.rating VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.enable-reporting', 'police-1', 1, '3', 'One counter and one bench', NULL, NULL, '2026-05-04T09:00:14.000000+00:00', 12, 0);
INSERT INTO public.rating VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.enable-reporting', 'faith-1', 2, 'not_applicable', NULL, 'We have no counter', NULL, '2026-05-04T09:00:16.000000+00:00', 15, 0);
INSERT INTO public.rating VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.respect-and-belief', 'police-1', 1, '1', NULL, NULL, NULL, '2026-05-04T09:00:19.000000+00:00', 18, 0);
INSERT INTO public.rating VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.respect-and-belief', 'faith-1', 2, '4', NULL, NULL, '*', '2026-05-04T09:00:20.000000+00:00', 19, 0);

INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', 'a touch', '3b17b46e8a377389e3b12e2fbd7acc153ec59d7f2ace22d2531b08574dae1b44', '2026-05-04T09:00:03.000000+00:00', 2);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '64f79693f132586fd5875ba9152dd5d6', '267afab8dcd03de73dbf0d47d9564840e74abf7d03eea4c1c110d11558514888', '2026-05-04T09:00:04.000000+00:00', 3);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '5af634c74d46ed80ca53a9aee4dc1d8e', 'f5155d8303a16f1c44b7e0db627b92761d76323e7235820d6ec24f04040e6732', '2026-05-04T09:00:05.000000+00:00', 4);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '50a60b0673a7c245b2c7e0f11a0f0561', '6a385869a6c4fdeffae85e438a5d017819bc5877a7886b6d689e9f9be18e82e3', '2026-05-04T09:00:06.000000+00:00', 5);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '88823c6ab85b1e291849e2d0eee0c21d', 'd30e7b4198b3cd55151bf6696a4b44dfa55cbff9c971427dee027ac2b248aac5', '2026-05-04T09:00:08.000000+00:00', 7);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '696dd8612ca100e7b21f74420dadeac9', '9536c79c1206462a053e66a87805b9d922ab356d99057ccb1278744aa88f92ba', '2026-05-04T09:00:09.000000+00:00', 8);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '7dee129ab6fd3be4177b63abb02086ea', '2c96c97dfaea1eba026d26a8e8f25a51b58ad35570017c3aadd19bcd67f5e3f0', '2026-05-04T09:00:11.000000+00:00', 10);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '365ec723387fc5989720e65a4c249c1a', 'aacf7eb49979499267689e1c6308aed5d30326db62190a425c4592dd77a75912', '2026-05-04T09:00:12.000000+00:00', 11);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police-1', 'police rates', 'b151ff9c7936f7217a9c9b3cfd6e96b8c86d51f8480e536abe591c359f1db950', '2026-05-04T09:00:13.000000+00:00', 12);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police-1', '97605d12eac0f46980094e4e81391963', 'd373bc389746fc21c848f7bfc0e1177c26e2667077189ec23b5196a2a79a9609', '2026-05-04T09:00:14.000000+00:00', 13);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'faith-1', '06d9f2b723fd846d1abfa95e98c06024', 'a76327dd8434a9bbe8a26e8d4e24b4e2de3c63d54fd6582c691e65d0f5c1bd47', '2026-05-04T09:00:15.000000+00:00', 14);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'faith-1', 'ed59043eded6cd5b6e918cff22ba9a29', '5b86aa13982e14ba5ff37656a32f11d16624dc52e4dd3d0414524c93df90baa2', '2026-05-04T09:00:16.000000+00:00', 15);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', 'de8ca750abbfaf6a8df7aeffe283e7bc', '69fb973828610e9159b4647fe8b47db857a84b7e4c5a1ecceea161a9649a66b2', '2026-05-04T09:00:17.000000+00:00', 16);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '58199c8bb8263c6f2dc04afa3e3f86d6', '838147dbd0d4d02618353872ea2ee583e40ef871a92faba368daf175265a58fd', '2026-05-04T09:00:18.000000+00:00', 17);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police-1', '30a5bfe08184bef73fc32429b34a5ab2', '7d69223b1de66bf3735549e63b556fb76405cc6839011f337becf3961844bc1d', '2026-05-04T09:00:19.000000+00:00', 18);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', 'fa77faa4028097f430351c1c8aba7815', '03daacf23e0fd426e9893ce2bc10253e4d299984feb1338a1475e593552f938e', '2026-05-04T09:00:20.000000+00:00', 19);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '54fa9cf5ae194ffd300dac7e606732ab', '9c982c61b025cafe205ed9186df2035a7406fbd1bbb6bbf7ad0f0d6d6bc2d464', '2026-05-04T09:00:21.000000+00:00', 20);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '021ba7ca8a961907a383ec857e8e7794', 'ec14f356c0df5a022162705b3acd72eb45e2a6059f5422fd9848e4fc3a93ec92', '2026-05-04T09:00:22.000000+00:00', 21);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '4f6000b58b58926b25c7e1ac12e43784', 'ec14f356c0df5a022162705b3acd72eb45e2a6059f5422fd9848e4fc3a93ec92', '2026-05-04T09:00:25.000000+00:00', 23);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '11073bd3fa0737623e2cffa58881d2d8', 'ec14f356c0df5a022162705b3acd72eb45e2a6059f5422fd9848e4fc3a93ec92', '2026-05-04T09:00:26.000000+00:00', 24);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '3c6f934c07254f7e392d33e41433d83f', 'ec14f356c0df5a022162705b3acd72eb45e2a6059f5422fd9848e4fc3a93ec92', '2026-05-04T09:00:27.000000+00:00', 25);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '681e48b341f48d5c724c95b80343db95', 'ec14f356c0df5a022162705b3acd72eb45e2a6059f5422fd9848e4fc3a93ec92', '2026-05-04T09:00:35.000000+00:00', 29);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', 'aff9c4eeab0ae27e781b9474521cac5e', 'ec14f356c0df5a022162705b3acd72eb45e2a6059f5422fd9848e4fc3a93ec92', '2026-05-04T09:00:36.000000+00:00', 30);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'chair', 'b90cc7d7e6024391d71a4a064918d1c9', 'ec14f356c0df5a022162705b3acd72eb45e2a6059f5422fd9848e4fc3a93ec92', '2026-05-04T09:00:37.000000+00:00', 31);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '68742a21c828c0053fc52091843ee3d7', 'ec14f356c0df5a022162705b3acd72eb45e2a6059f5422fd9848e4fc3a93ec92', '2026-05-04T09:00:41.000000+00:00', 32);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', '177404a8c9b5f744f20023a1a4d225aa', 'c776b865faff9d0d0f780c514b12f78bdd6723b4b422b04d8136773bf42532ac', '2026-06-03T09:00:45.000000+00:00', 34);
INSERT INTO public.reply VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', '', 'ebf757a3576add89da0d5ec3551d9d67', '1b83699749fba5aabd79cc773069d1dad2a5efbc6fd7261e237a3e879aa062fb', '2026-06-03T09:00:47.000000+00:00', 35);

INSERT INTO public.round VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'Harbour District', 'Baseline', '2026.1', '17c12bcb0940f611403c844c47102e3faf9351a2671bf537031eaead92459c1f', '2026-06-03T09:00:47.000000+00:00', 'three towns – and their villages’ “edges” ; ''quoted''', '2026-05-04', NULL, '{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}', NULL, 3, 1, 1, 1, 35, 'police.referral-protocols', 33, NULL, '2026-09-01', NULL);
INSERT INTO public.round VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 'Harbour District', 'Let go', '2026.1', '02043c9d21a4cdde2e334fb3011aee69a10601c4c76ac9dbfa7d1c0f333e4e79', '2026-06-13T09:00:49.000000+00:00', NULL, NULL, NULL, NULL, NULL, NULL, 1, 1, 0, 3, NULL, 0, NULL, '2026-06-10', '2026-06-13T09:00:49.000000+00:00');
INSERT INTO public.round VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 'Harbour District', 'Second round', '2026.1', '0da268d32c677d960f2954eed0ea901fa2610c2462049037f6e44bedb1410491', '2026-06-03T09:00:44.000000+00:00', 'three towns – and their villages’ “edges” ; ''quoted''', '2026-06-08', NULL, '{"hidden": ["mens-groups.discuss-gender-roles"], "sectors": {"local-government": "Municipality and elders"}, "examples": {"police.clear-messages": "Posters at the ferry"}, "added": [{"id": "local.night-buses", "sector": "local-government", "theme": "access", "statement": "Buses run at night, so that nobody has to stay."}]}', NULL, 3, 1, 1, 1, 1, NULL, 0, 'e983120ddde1a3e7', NULL, NULL);

INSERT INTO public.seat VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'chair', 0, 'ngos', 'facilitator', 0);
INSERT INTO public.seat VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'faith-1', 2, 'faith-groups', 'member', 0);
INSERT INTO public.seat VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'wall', 3, 'ngos', 'observer', 0);
INSERT INTO public.seat VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'victims-survivors-1', 4, 'victims-survivors', 'member', 0);
INSERT INTO public.seat VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'health-care-1', 5, 'health-care', 'member', 0);
INSERT INTO public.seat VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police-1', 1, 'police', NULL, 1);
INSERT INTO public.seat VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 'chair', 0, 'ngos', 'facilitator', 0);
INSERT INTO public.seat VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 'police-1', 1, 'police', NULL, 0);
INSERT INTO public.seat VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 'faith-1', 2, 'faith-groups', 'member', 0);
INSERT INTO public.seat VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 'wall', 3, 'ngos', 'observer', 0);
INSERT INTO public.seat VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 'victims-survivors-1', 4, 'victims-survivors', 'member', 0);
INSERT INTO public.seat VALUES ('0a225a73cd2d77ce', '01ae75085e8aff73', 'health-care-1', 5, 'health-care', 'member', 0);
INSERT INTO public.seat VALUES ('0a225a73cd2d77ce', '2a62ae564d031aa5', 'chair', 0, 'ngos', 'facilitator', 0);

INSERT INTO public.seatless_rating VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.clear-messages', 0, '0', 'faith-groups', NULL);
INSERT INTO public.seatless_rating VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.clear-messages', 1, '3', NULL, NULL);
INSERT INTO public.seatless_rating VALUES ('0a225a73cd2d77ce', 'e983120ddde1a3e7', 'police.clear-messages', 2, 'not_applicable', NULL, NULL);

INSERT INTO public.setting VALUES ('*', 'last_deletion', '2026-06-13T09:00:49+00:00');
INSERT INTO public.setting VALUES ('*', 'access', 'shared');

INSERT INTO public.sign_in VALUES ('0a225a73cd2d77ce', 'f30894f98c518975c15502390c925a49d27c6b87252e4eb13e7de1f038c43ca8', 'waiting', 'lobby', '2026-05-04T09:00:33.000000+00:00', '2026-05-04T09:00:33.000000+00:00', '2026-05-04T21:00:33.000000+00:00', 'e983120ddde1a3e7', NULL, 'health-care', 'G6', NULL);
INSERT INTO public.sign_in VALUES ('0a225a73cd2d77ce', 'a682e569e9a0fc7716dc94cca2289a7245ff10fac8aa8495668535bd65e265ac', 'seat', 'lobby', '2026-05-04T09:00:29.000000+00:00', '2026-05-04T09:00:29.000000+00:00', '2026-05-04T21:00:29.000000+00:00', 'e983120ddde1a3e7', 'health-care-1', 'health-care', NULL, NULL);
INSERT INTO public.sign_in VALUES ('0a225a73cd2d77ce', 'd1ff67e812cbdf3d89094999978ac964cccd97b611d051959abb3e14f2e4a922', 'waiting', 'lobby', '2026-05-04T09:00:31.000000+00:00', '2026-05-04T09:00:31.000000+00:00', '2026-05-04T21:00:31.000000+00:00', 'e983120ddde1a3e7', NULL, 'health-care', 'T3', '2026-05-04T09:00:36.000000+00:00');
INSERT INTO public.sign_in VALUES ('*', 'b03d353d5396336724cf0e2f0a42b977a0594c291c4e56cc4a430f3ee1055718', 'host', 'host', '2026-05-04T09:00:40.000000+00:00', '2026-05-04T09:00:40.000000+00:00', '2026-05-04T21:00:40.000000+00:00', NULL, NULL, NULL, NULL, NULL);
INSERT INTO public.sign_in VALUES ('0a225a73cd2d77ce', 'b338c57e89f28f3b76b5065a6f4cbe0fb48dffdaf3b66779b3f1c84cf660a40d', 'seat', 'seat', '2026-05-04T09:00:24.000000+00:00', '2026-05-04T09:00:24.000000+00:00', '2026-05-04T21:00:24.000000+00:00', 'e983120ddde1a3e7', 'police-1', NULL, NULL, '2026-05-04T09:00:43.000000+00:00');
INSERT INTO public.sign_in VALUES ('0a225a73cd2d77ce', '100b0b23193c7601e0ee8819d22516d21d117e907296941669d2b3e0b0d2f3a3', 'seat', 'seat', '2026-05-04T09:00:43.000000+00:00', '2026-05-04T09:00:43.000000+00:00', '2026-05-04T21:00:43.000000+00:00', 'e983120ddde1a3e7', 'police-1', NULL, NULL, NULL);

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

CREATE TRIGGER log_round_ratings_erased AFTER UPDATE OF ratings_erased ON public.round FOR EACH ROW WHEN ((old.ratings_erased IS DISTINCT FROM new.ratings_erased)) EXECUTE FUNCTION public.log_round_ratings_erased();

CREATE TRIGGER log_round_ratings_until AFTER UPDATE OF ratings_until ON public.round FOR EACH ROW WHEN ((old.ratings_until IS DISTINCT FROM new.ratings_until)) EXECUTE FUNCTION public.log_round_ratings_until();

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
