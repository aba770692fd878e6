import { randomBytes, randomUUID } from "node:crypto";
import OpenAI from "openai";
import { inject } from "vitest";
import { connect } from "@/db/client";
import { members, users } from "@/db/schema/index";
import { startStandIn } from "@/e2e/support/stand-in/server";
import { hashPassword } from "@/lib/auth/passwords";
import { SCOPES } from "@/lib/core/scopes";
import { insertKey } from "@/lib/keys/operations/create-key";
import { type Answer, call } from "./call";
import { createTenantOnServer } from "./people";
import type { RunningServer } from "./server";

export type ServerTenant = Awaited<ReturnType<typeof createServerTenant>>;

/** A key as the API shows it, as far as tests look at it, and its secret. */
export type CreatedKey = { id: string; prefix: string; secret: string };

export type CreatedRuntime = { id: string; number: number; name: string };

/** A question as chat requests put it. */
export const hello = { messages: [{ role: "user" as const, content: "Hello there" }] };

/**
 * Creates an organization on a running server, with an owner, a key with every scope, a stand-in provider, and
 * functions that create things through the API. The server is the shared one unless another is given. Stop it in the
 * end; the server goes on.
 */
export async function createServerTenant(server: RunningServer = inject("server")) {
  const { DATABASE_URL: url = "" } = server.variables;
  const engine = await connect({ driver: "pg", url, preparedStatements: false, connections: 2 });
  const tenant = await createTenantOnServer(server, engine.db);
  const { organizationId } = tenant;
  const { workspaceId, projectId, slug } = tenant.here;
  const owner = { email: `${randomUUID()}@example.com`, password: randomBytes(12).toString("base64url") };
  const account = { email: owner.email, name: "Owner", passwordHash: await hashPassword(owner.password) };
  const [user] = await engine.db.insert(users).values(account).returning({ id: users.id });
  if (!user) throw new Error("The owner was not written");
  await engine.db.insert(members).values({ organizationId, userId: user.id, role: "owner" });
  const scopes = SCOPES.map(({ name }) => name);
  const { secret: key } = await insertKey(tenant.owner, { name: "Every scope", scopes });
  const manage = createManagementClient(server.url, key);
  const standIn = await startStandIn();

  return {
    ...server,
    engine,
    standIn,
    owner,
    key,
    organizationId,
    project: { id: projectId, slug, workspace_id: workspaceId },
    manage,
    /** Creates a key that may chat and list models, unless the fields say otherwise. */
    createKey: async (fields: Record<string, unknown> = {}): Promise<CreatedKey> => {
      const scopes = ["models:read", "chat:write"];
      const { body } = await manage("POST", "/api/keys", { name: randomUUID(), scopes, ...fields });
      return { ...body.key, secret: body.secret };
    },
    /** Creates a runtime of the organization at the stand-in provider. */
    createRuntime: async (fields: Record<string, unknown> = {}): Promise<CreatedRuntime> => {
      const base_url = fields.credential_id ? null : `${standIn.url}/v1`;
      const usual = { name: randomUUID(), provider: "openai-compatible", kind: "chat", base_url };
      return (await manage("POST", "/api/runtimes", { ...usual, ...fields })).body;
    },
    /** Creates a credential for the stand-in provider, and returns its id. */
    createCredential: async (fields: Record<string, unknown> = {}): Promise<string> => {
      const { body } = await manage("POST", "/api/provider-credentials/create", {
        organization_id: organizationId,
        provider: "openai-compatible",
        credential_name: randomUUID(),
        api_key: "sk-standin-good",
        api_base: `${standIn.url}/v1`,
        ...fields,
      });
      return body.credential_id;
    },
    stop: async () => {
      await Promise.all([standIn.stop(), engine.close()]);
    },
  };
}

/** Creates a client of the management API that throws where a request is refused. */
export const createManagementClient =
  (origin: string, key: string) =>
  async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await call(origin, method, path, { key, body });
    if (answer.status < 300) return answer;
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };

/** Creates the official SDK, of which an application changes the base URL and the key alone. */
export const createSdk = ({ url }: Pick<RunningServer, "url">, secret: string) =>
  new OpenAI({ baseURL: `${url}/v1`, apiKey: secret });

/** Sends a chat request. */
export const chat = (
  { url }: Pick<RunningServer, "url">,
  secret: string,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
) => call(url, "POST", "/v1/chat/completions", { key: secret, body: { ...hello, ...body }, headers });
