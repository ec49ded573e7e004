"""Alembic starts here. It is only ever run by `storage.versions`, which hands over an open transaction."""

from alembic import context

from storage import access_tables  # noqa: F401 - they belong to the metadata
from storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    transactional_ddl=True,  # SQLite too: a step that is killed half-way has not begun
)
with context.begin_transaction():
    context.run_migrations()
