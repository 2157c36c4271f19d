"""How Alembic reaches the database: through the connection that `db.upgrade` holds."""

from __future__ import annotations

from alembic import context

from autograder.serve.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes no column; Alembic writes the table anew
    transaction_per_migration=False,
    transactional_ddl=True,  # whoever calls has begun, and commits all migrations or none
)
context.run_migrations()
