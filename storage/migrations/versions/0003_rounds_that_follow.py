"""Which round a round follows, and which actions it took along from there."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0003"
down_revision = "0002"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add two columns; what is there stays as it is."""
    op.add_column("round", sa.Column("follows", sa.Text))
    op.add_column("action", sa.Column("came_from", sa.Text))
