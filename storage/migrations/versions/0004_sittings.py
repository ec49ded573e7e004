"""Who sits on a seat can change: what was rated there belongs to the sitting in which it was rated."""

from __future__ import annotations

import sqlalchemy as sa
from alembic import op

revision = "0004"
down_revision = "0003"
branch_labels = None
depends_on = None


def upgrade() -> None:
    """Add a column to two tables; what is there stays as it is."""
    for table in ("seat", "rating"):
        op.add_column(table, sa.Column("sitting", sa.Integer, nullable=False, server_default="0"))
