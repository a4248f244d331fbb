import { parseArgs } from "node:util";
import { isOrgId } from "@elqnt/adapters/org";
import { signGatewayToken } from "@elqnt/auth/server";
import { type Config, ConfigError } from "../config.ts";
import { demoOrgId } from "../demo.ts";
import { readSecret } from "../secret.ts";

const usage = `elqnt token: print a gateway token signed with JWT_SECRET.

  --org <uuid>        Default: the demo organization.
  --user <id>         Default demo.
  --email <address>
  --role <name>       Default admin.
  --scopes <list>     Comma-separated. Default read,write,admin.
  --expires <seconds> Default 3600.
`;

export async function run(args: string[], config: Config): Promise<void> {
  const { values } = parseArgs({
    args,
    options: {
      org: { type: "string", default: demoOrgId },
      user: { type: "string", default: "demo" },
      email: { type: "string", default: "demo@example.com" },
      role: { type: "string", default: "admin" },
      scopes: { type: "string", default: "read,write,admin" },
      expires: { type: "string", default: "3600" },
      help: { type: "boolean" },
    },
  });
  if (values.help) return console.log(usage);
  if (!isOrgId(values.org)) throw new ConfigError(`--org must be a lower-case UUID, not "${values.org}".`);
  const { token } = await signGatewayToken(
    {
      orgId: values.org,
      userId: values.user,
      email: values.email,
      role: values.role,
      scopes: values.scopes.split(",").filter(Boolean),
    },
    {
      secret: readSecret(config),
      issuer: config.issuer,
      audience: config.audience,
      expiresInSeconds: readSeconds(values.expires),
    },
  );
  console.log(token);
}

function readSeconds(value: string): number {
  const seconds = Number(value);
  if (Number.isInteger(seconds) && seconds > 0) return seconds;
  throw new ConfigError(`--expires must be a whole number of seconds above 0, not "${value}".`);
}
