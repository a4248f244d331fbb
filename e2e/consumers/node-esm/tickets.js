import { createGateway, isGatewayError, paginate } from "@elqnt/api";
import { signGatewayToken } from "@elqnt/auth/server";
import { createDefinition, createRecord, listRecords, updateRecord } from "@elqnt/entity/api";
import { createMockGateway, serveMock } from "@elqnt/mock-server/http";

const mock = createMockGateway({ scenario: "empty" });
const server = await serveMock(mock);
const { orgId } = mock;
const { token } = await signGatewayToken(
  { orgId, userId: "demo", role: "admin", scopes: ["read", "write", "admin"] },
  { secret: mock.jwtSecret },
);
const gateway = createGateway({ baseUrl: server.url, orgId, getToken: () => token });

await createDefinition(gateway, {
  body: {
    name: "ticket",
    displayName: "Ticket",
    schema: { type: "object", required: ["title"], properties: { title: { type: "string" } } },
  },
});
for (const title of ["Broken lamp", "Cold radiator", "Loud fan"]) {
  await createRecord(gateway, { entityName: "ticket", body: { fields: { title } } });
}

/** @type {unknown[]} */
const titles = [];
for await (const record of paginate(listRecords, gateway, { entityName: "ticket", limit: 2 })) {
  titles.push(record.fields.title);
}

const [record] = (await listRecords(gateway, { entityName: "ticket" })).items;
const stale = {
  entityName: "ticket",
  recordId: record?.id ?? "",
  version: 7,
  body: { fields: { title: "New" } },
};
const conflict = await updateRecord(gateway, stale).catch((error) => error);

console.log(JSON.stringify({ titles, conflict: isGatewayError(conflict) && conflict.code }));
await server.close();
