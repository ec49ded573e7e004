-- What the application may do in its PostgreSQL database, and nothing more. README.md says when to run this; as often as you like.
--
-- `toolkit_owner` makes and upgrades the tables, and brings backups back. `toolkit_app` is the application: it reads and writes rows and
-- takes backups, and of the tables themselves it can change nothing. To the event log it only adds: whatever else the rights below say,
-- the guard of that table lets nothing pass but what has to go again (docs/decisions/0019), and only its owner could take the guard away.

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO toolkit_app;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM toolkit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO toolkit_app;
REVOKE UPDATE ON event FROM toolkit_app;
GRANT UPDATE (what, subject, actor, old, new) ON event TO toolkit_app;
REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM toolkit_app;
