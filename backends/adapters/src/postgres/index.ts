export { type CloudEvent, EventRefused } from "../bus/cloud-event.ts";
export { dropIndex, ensureIndex, type IndexDefinition, type IndexWaitOptions } from "./concurrent-index.ts";
export { errorCode, StoreUnavailable, TransactionConflict, type UnavailableReason } from "./errors.ts";
export { eventTables } from "./event-tables.ts";
export { Gate, type GateOptions } from "./gate.ts";
export {
  deleteExpiredIdempotency,
  findIdempotency,
  IdempotencyConflict,
  type IdempotencyRow,
  idempotencyInsert,
  insertIdempotency,
} from "./idempotency.ts";
export { json } from "./json.ts";
export {
  createMigrator,
  type Migration,
  type MigrationContext,
  type MigrationSet,
  type Migrator,
  type MigratorOptions,
  SchemaMissing,
} from "./migrations.ts";
export { listOrgSchemas } from "./org-schemas.ts";
export { insertOutbox, insertOutboxEvents, outboxInsert, republishSince, wakeRelays } from "./outbox.ts";
export { createOutboxRelay, type OutboxRelay, type OutboxRelayOptions } from "./outbox-relay.ts";
export { createPostgres, type Postgres, type PostgresOptions, type PostgresReady } from "./postgres.ts";
export { prepared } from "./prepared.ts";
export { PublishFailed, type PublishOptions, publishPending } from "./publish-pending.ts";
export { afterCommit, type TransactionOptions, withTransaction } from "./transaction.ts";
