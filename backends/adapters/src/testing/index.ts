export { type TestCluster, testCluster } from "./test-cluster.ts";
export { type TestPostgres, testPostgres } from "./test-postgres.ts";
export { canStart, type TestServer, testNatsServer, testRedisServer } from "./test-server.ts";
