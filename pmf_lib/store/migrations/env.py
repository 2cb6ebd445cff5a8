"""Run by Alembic: migrates over the connection that the store hands it, within its transaction."""

from alembic import context

from pmf_lib.store.schema import VERSION_TABLE, metadata

context.configure(
    connection=context.config.attributes["connection"],
    target_metadata=metadata,
    version_table=VERSION_TABLE,
)
with context.begin_transaction():
    context.run_migrations()
