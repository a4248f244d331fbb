import { createGatewayTokenHandler } from "@elqnt/auth/server";
import { session } from "../../session";

export const dynamic = "force-dynamic";

export const POST = (request: Request): Promise<Response> =>
  createGatewayTokenHandler({ secret: process.env.JWT_SECRET!, getSession: session })(request);
