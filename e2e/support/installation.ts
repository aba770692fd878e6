import { randomUUID } from "node:crypto";
import OpenAI from "openai";
import { connect } from "@/db/client";
import { startStandIn } from "@/e2e/support/stand-in/server.mjs";
import { type Answer, call } from "./call";
import { createServerDatabase } from "./database-server";
import { type ServerOptions, startServer } from "./server";

export type Installation = Awaited<ReturnType<typeof startInstallation>>;

/** A key as the API shows it, as far as tests look at it, and its secret. */
export type MadeKey = { id: string; prefix: string; secret: string };

export type MadeRuntime = { id: string; number: number; name: string };

/** A question as chat requests put it. */
export const hello = { messages: [{ role: "user" as const, content: "Hello there" }] };

/**
 * The built server on a PostgreSQL database of its own beside a stand-in provider, with what tests make in it
 * through the API. Stop it in the end.
 */
export async function startInstallation(options: ServerOptions = {}) {
  const database = await createServerDatabase();
  const engine = await connect({ driver: "pg", url: database.url, preparedStatements: false });
  const standIn = await startStandIn();
  const server = await startServer({ ...options, databaseUrl: database.url });
  const manage = managing(server.url, server.key);
  const { body: me } = await manage("GET", "/api/me");
  const organizationId: string = me.organization.id;

  return {
    ...server,
    engine,
    standIn,
    organizationId,
    project: me.projects[0] as { id: string; slug: string; workspace_id: string },
    manage,
    /** Makes a key that may chat and list models, unless the fields say otherwise. */
    makeKey: async (fields: Record<string, unknown> = {}): Promise<MadeKey> => {
      const scopes = ["models:read", "chat:write"];
      const { body } = await manage("POST", "/api/keys", { name: randomUUID(), scopes, ...fields });
      return { ...body.key, secret: body.secret };
    },
    /** Makes a runtime of the organization at the stand-in provider. Answers its id, number and name. */
    makeRuntime: async (fields: Record<string, unknown> = {}): Promise<MadeRuntime> => {
      const base_url = fields.credential_id ? null : `${standIn.url}/v1`;
      const usual = { name: randomUUID(), provider: "openai-compatible", kind: "chat", base_url };
      return (await manage("POST", "/api/runtimes", { ...usual, ...fields })).body;
    },
    /** Makes a credential for the stand-in provider. Answers its id. */
    makeCredential: async (fields: Record<string, unknown> = {}): Promise<string> => {
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
      await Promise.all([server.stop(), standIn.stop(), engine.close()]);
      await database.drop();
    },
  };
}

/** Calls the management API at an origin with a key. Throws where it refuses. */
export const managing =
  (origin: string, key: string) =>
  async (method: string, path: string, body?: unknown): Promise<Answer> => {
    const answer = await call(origin, method, path, { key, body });
    if (answer.status < 300) return answer;
    throw new Error(`${method} ${path}: ${answer.status} ${JSON.stringify(answer.body)}`);
  };

/** The official SDK, of which an application changes the base URL and the key alone. */
export const sdk = ({ url }: Pick<Installation, "url">, secret: string) =>
  new OpenAI({ baseURL: `${url}/v1`, apiKey: secret });

/** Sends a chat request. */
export const chat = (
  { url }: Pick<Installation, "url">,
  secret: string,
  body: Record<string, unknown>,
  headers: Record<string, string> = {},
) => call(url, "POST", "/v1/chat/completions", { key: secret, body: { ...hello, ...body }, headers });
