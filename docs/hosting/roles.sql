-- What the application may do in its PostgreSQL database, and nothing more. README.md says when to run this; as often as you like.
--
-- `toolkit_owner` makes and upgrades the tables, and brings backups back. `toolkit_app` is the application: it reads and writes rows and
-- takes backups; to the event log it only adds, and of the tables themselves it can change nothing.

REVOKE CREATE ON SCHEMA public FROM PUBLIC;
GRANT USAGE ON SCHEMA public TO toolkit_app;
REVOKE ALL ON ALL TABLES IN SCHEMA public FROM toolkit_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO toolkit_app;
REVOKE UPDATE, DELETE ON event FROM toolkit_app;
REVOKE INSERT, UPDATE, DELETE ON alembic_version FROM toolkit_app;
