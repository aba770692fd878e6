import fc from "fast-check";
import { afterAll, beforeAll, expect, it } from "vitest";
import { apiRoutes } from "@/e2e/support/api-routes";
import { call } from "@/e2e/support/call";
import { createServerDatabase } from "@/e2e/support/database-server";
import { findProblems } from "@/e2e/support/envelope";
import { requestsFor, type Target } from "@/e2e/support/fuzz/requests";
import { makeObjects, type Objects } from "@/e2e/support/objects";
import { listOperations, readDocument } from "@/e2e/support/openapi";
import { createRawClient, type RawRequest } from "@/e2e/support/raw";
import { type Server, startServer } from "@/e2e/support/server";
import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { PREFIXES } from "@/lib/http/find-prefix";

const SEED = 20_260_726;
const REQUESTS = 10_000;
const CLIENTS = 4;
const DEADLINE_MS = 10_000;

let server: Server;
let standIn: StandIn;
let sets: Objects[];
beforeAll(async () => {
  standIn = await startStandIn();
  const { url } = await createServerDatabase();
  server = await startServer({ databaseUrl: url, env: { LOG_LEVEL: "warn" } });
  const making = Array.from({ length: 4 }, () => makeObjects(server.url, server.key, `${standIn.url}/v1`));
  sets = await Promise.all(making);
});
afterAll(() => standIn.stop());

/** Every path of the route table and what lies below its prefixes, with the ids of objects to ask for. */
async function targets(): Promise<Target[]> {
  const operations = listOperations(await readDocument(server.url));
  const paths = [...PREFIXES.map(({ prefix }) => `${prefix}/*`), ...apiRoutes.map(({ path }) => path)];
  return [...new Set(paths)].map((path) => {
    const models = path.startsWith("/v1beta/models/") ? known().model : [];
    const named = sets.flatMap((objects) =>
      Object.entries(objects)
        .filter(([at]) => path.startsWith(at))
        .map(([, id]) => id),
    );
    const ids = [...models, ...named];
    return { path, ids, operations: operations.filter((operation) => operation.path === path) };
  });
}

const all = (path: string) => sets.map((objects) => objects[path] ?? "");

/** Good values for fields; providers and addresses are such that no request leads to another host. */
const known = () => ({
  provider: ["openai-compatible"],
  api_base: [`${standIn.url}/v1`],
  base_url: [`${standIn.url}/v1`, null],
  workspace_id: all("/api/workspaces/{id}"),
  project_id: all("/api/projects/{id}"),
  project_ids: [[], all("/api/projects/{id}")],
  credential_id: [...all("/api/provider-credentials/{credential_id}"), null],
  organization_id: all("/api/provider-credentials/organization/{organization_id}"),
  endpoint: [`${standIn.url}/v1`],
  aiType: ["OTHER"],
  workspaceId: all("/workspace/{id}"),
  apiKeyUuid: [...all("/apikeys/{uuid}"), null],
  model: ["openai-compatible/standin-small", "standin-small"],
  messages: [[{ role: "user", content: "Hello" }]],
  scopes: [["models:read"], ["chat:write", "x:y"]],
});

/** Sends a request; answers what is wrong with the answer, which must come in time. */
async function judge(client: ReturnType<typeof createRawClient>, request: RawRequest): Promise<string[]> {
  try {
    const answer = await client.send(request);
    const problems = findProblems(answer, request.method);
    if (answer.status >= 500) problems.push(`${answer.status} ${JSON.stringify(answer.body)}`);
    return problems;
  } catch (error) {
    return [String(error)];
  }
}

it("answers 10,000 malformed and half-right requests in the envelope, none with our own failure", async () => {
  const perTarget = (await targets()).map((target) => requestsFor(target, server.key, known()));
  const requests = fc.sample(fc.oneof(...perTarget), { seed: SEED, numRuns: REQUESTS });
  const client = createRawClient(server.url, { connections: CLIENTS, deadlineMs: DEADLINE_MS });
  const failures: string[] = [];
  const queue = requests.values();
  const work = async () => {
    for (const request of queue) {
      const problems = await judge(client, request);
      if (problems.length > 0)
        failures.push(`${problems.join(", ")}: ${JSON.stringify(request).slice(0, 500)}`);
    }
  };
  await Promise.all(Array.from({ length: CLIENTS }, work));
  await client.close();

  expect(failures.slice(0, 20)).toEqual([]);
  expect(server.logs()).not.toContain('"msg":"failed"');
  expect((await call(server.url, "GET", "/api/me", { key: server.key })).status).toBe(200);
}, 180_000);
