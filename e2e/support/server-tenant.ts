import { randomBytes, randomUUID } from "node:crypto";
import { connect } from "@/db/client";
import { startStandIn } from "@/e2e/support/stand-in/server";
import { hashPassword } from "@/lib/auth/passwords";
import { SCOPES } from "@/lib/core/operations/scopes";
import { insertKey } from "@/lib/keys/operations/create-key";
import { PEOPLE } from "./authorization-matrix";
import { type Answer, call } from "./call";
import { addPerson, createTenantOnServer } from "./people";
import type { RunningServer } from "./server";

export type ServerTenant = Awaited<ReturnType<typeof createServerTenant>>;

/** A key in the API's form, with the fields that tests use, and its secret. */
export type CreatedKey = { id: string; prefix: string; secret: string };

export type CreatedRuntime = { id: string; number: number; name: string };

/** The password of all owners. It is hashed once, since a hash takes long on purpose. */
const password = randomBytes(12).toString("base64url");
const passwordHash = hashPassword(password);

/** The messages of a chat request. */
export const hello = { messages: [{ role: "user" as const, content: "Hello there" }] };

/**
 * Creates an organization on a running server (the test run's by default), with an owner who is signed in, a viewer, a
 * key with every scope and a stand-in provider. Returns helpers that use the API. The caller must stop it; the
 * server keeps running.
 */
export async function createServerTenant(running?: RunningServer) {
  // Imported only if needed, since Vitest cannot be loaded in tests of Playwright.
  const server = running ?? (await import("vitest")).inject("server");
  const { DATABASE_URL: url = "" } = server.variables;
  const engine = await connect({ driver: "pg", url, preparedStatements: false, connections: 2 });
  const tenant = await createTenantOnServer(server, engine.db);
  const { organizationId } = tenant;
  const { workspaceId, projectId, slug } = tenant.here;
  const owner = {
    ...(await addPerson(server, tenant, PEOPLE.owner, await passwordHash)),
    password,
  };
  await addPerson(server, tenant, PEOPLE["viewer without access"]);
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
    slug: tenant.slug,
    project: { id: projectId, slug, workspace_id: workspaceId },
    manage,
    /** Creates a key that may chat and list models. `fields` override the defaults. */
    createKey: async (fields: Record<string, unknown> = {}): Promise<CreatedKey> => {
      const scopes = ["models:read", "chat:write"];
      const { body } = await manage("POST", "/api/keys", { name: randomUUID(), scopes, ...fields });
      return { ...body.key, secret: body.secret };
    },
    /** Creates a runtime of the organization for the stand-in provider. */
    createRuntime: async (fields: Record<string, unknown> = {}): Promise<CreatedRuntime> => {
      const base_url = fields.credential_id ? null : `${standIn.url}/v1`;
      const usual = { name: randomUUID(), provider: "openai-compatible", kind: "chat", base_url };
      return (await manage("POST", "/api/runtimes", { ...usual, ...fields })).body;
    },
    /** Creates a credential for the stand-in provider. Returns its id. */
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

/** Creates a client of the management API that throws when a request is refused. */
export const createManagementClient =
  (origin: string, key: string) =>
  async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await call(origin, method, path, { key, body });
    if (answer.status < 300) return answer;
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };

/** Sends a chat request. */
export const chat = (
  { url }: Pick<RunningServer, "url">,
  secret: string,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
) => call(url, "POST", "/v1/chat/completions", { key: secret, body: { ...hello, ...body }, headers });
