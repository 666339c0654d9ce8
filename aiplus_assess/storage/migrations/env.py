"""Run by Alembic, on the connection and in the transaction that `storage.upgrade` hands over."""

from alembic import context

from aiplus_assess.storage.tables import metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    render_as_batch=True,  # SQLite changes a table by making it anew
)
context.run_migrations()
