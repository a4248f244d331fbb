export { type TestCluster, testCluster } from "./test-cluster.ts";
export { type TestPostgres, testPostgres } from "./test-postgres.ts";
