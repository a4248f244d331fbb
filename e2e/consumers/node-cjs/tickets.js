const { isGatewayError } = require("@elqnt/api");
const { createServerClient } = require("@elqnt/api/server");
const { verifyGatewayToken, signGatewayToken } = require("@elqnt/auth/server");
const { createRecord, getRecord, queryRecords } = require("@elqnt/entity/api");

const { API_GATEWAY_URL = "", ORG_ID: orgId = "", JWT_SECRET: secret = "" } = process.env;

async function main() {
  const client = createServerClient({ gatewayUrl: API_GATEWAY_URL, jwtSecret: secret });
  const gateway = client.gateway({ orgId, userId: "demo" });
  const created = await createRecord(gateway, {
    entityName: "ticket",
    body: { fields: { title: "Broken lamp", status: "open" } },
  });
  const found = await queryRecords(gateway, {
    entityName: "ticket",
    body: { filters: { title: "Broken lamp" }, sort: [{ field: "$createdAt", direction: "desc" }] },
  });
  const missing = await getRecord(gateway, { entityName: "ticket", recordId: orgId }).catch((error) => error);
  const untyped = await client.get("/api/v1/entities/nothing/records", { orgId, userId: "demo" });
  const { token } = await signGatewayToken({ orgId, userId: "demo" }, { secret });
  const { userId } = await verifyGatewayToken(token, { secret });
  console.log(
    JSON.stringify({
      isFound: found.items.some(({ id }) => id === created.id),
      missing: isGatewayError(missing) && missing.code,
      untyped: untyped.error?.code,
      userId,
    }),
  );
}

main();
