export { createPostgresLedger } from "./postgres/ledger.ts";
export { kgTables } from "./postgres/migrations.ts";
export { createPostgresGraphStore } from "./postgres/store.ts";
