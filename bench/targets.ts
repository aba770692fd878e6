import path from "node:path";
import type { Target } from "./load";
import { BETTER_AUTH, BUDGETED, EMPTY, IN_NEXT, KEYSTEAD, LIMITED, LLMS, OPEN, PORTKEY } from "./names";
import {
  createInstallation,
  findFreePort,
  root,
  type Server,
  startInNext,
  startKeystead,
  startPeer,
  startPortkey,
  startScript,
} from "./servers";

/** Limits that make the gateway count every request, but are too high to refuse one. */
const LIMITS = { rate_limit_per_minute: 1_000_000, daily_hard_limit: 1_000_000_000 };
const POLICY = {
  ...LIMITS,
  model_allowlist: ["bench*", "gpt-4o*", "openai-compatible/*"],
  model_denylist: ["*-preview"],
  ip_allowlist: ["127.0.0.0/8", "10.0.0.0/8"],
};
/** A budget that holds money for every call, but is too high to refuse one. */
const BUDGET = { ...POLICY, max_budget_usd: "1000000" };
const messages = [{ role: "user", content: "Say something short." }];

/** What a group of targets is compared in: verification, or an endpoint of the gateway. */
export type Group = "verify" | "json" | "stream" | "responses";

/** The targets of the benchmark: servers of Keystead and its peers, each with one request. */
export interface Targets {
  groups: Record<Group, Target[]>;
  keystead: Server;
  /** The gateway's requests that its memory is measured with. */
  loads: { json: Target; stream: Target };
  stop: () => Promise<void>;
}

/** Starts Keystead, its peers and a provider. Prepares a request for each. The peers use another database. */
export async function startTargets(databaseUrl: string, peerDatabaseUrl: string): Promise<Targets> {
  const { variables, readKey } = createInstallation(databaseUrl);
  const servers = await startServers(variables, peerDatabaseUrl);
  const { keystead, inNext, empty, provider, betterAuth, llms, portkey } = servers;
  const keys = await createKeys(keystead.url, readKey(), provider.url);

  const verify = (name: string, server: Server, key: string, path = "/api/keys/verify"): Target =>
    toTarget(name, server, path, keys.caller, { key });
  const call = (name: string, key: string, path: string, body: object) =>
    toTarget(name, keystead, `/v1/${path}`, key, { model: "bench", ...body });
  const callLlms = (body: object) =>
    toTarget(LLMS, llms, "/v1/chat/completions", "sk-bench", { model: "bench,bench", ...body });
  const toProvider = { "x-portkey-provider": "openai", "x-portkey-custom-host": `${provider.url}/v1` };
  const callPortkey = (path: string, body: object) =>
    toTarget(PORTKEY, portkey, `/v1/${path}`, "sk-bench", { model: "bench", ...body }, toProvider);
  const [json, stream] = [{ messages }, { messages, stream: true }];
  const responses = { input: messages, stream: true };
  const loads = {
    json: call(KEYSTEAD, keys.gateway, "chat/completions", json),
    stream: call(KEYSTEAD, keys.gateway, "chat/completions", stream),
  };
  return {
    keystead,
    loads,
    groups: {
      verify: [
        verify(OPEN, keystead, keys.open),
        verify(LIMITED, keystead, keys.limited),
        verify(BETTER_AUTH, betterAuth, betterAuth.line.split(" ")[1] ?? ""),
        verify(IN_NEXT, inNext, keys.open),
        verify(EMPTY, empty, keys.open, "/api/empty"),
      ],
      json: [
        loads.json,
        call(BUDGETED, keys.budgeted, "chat/completions", json),
        callLlms(json),
        callPortkey("chat/completions", json),
      ],
      stream: [loads.stream, callLlms(stream), callPortkey("chat/completions", stream)],
      responses: [call(KEYSTEAD, keys.gateway, "responses", responses), callPortkey("responses", responses)],
    },
    stop: async () => {
      await Promise.all(Object.values(servers).map((server) => server.stop()));
    },
  };
}

async function startServers(variables: Record<string, string>, peerDatabaseUrl: string) {
  const keystead = await startKeystead(variables);
  const inNext = await startInNext(variables);
  const empty = await startInNext({}, path.join(root, "bench/empty-app"));
  const provider = await startScript("provider.ts");
  const betterAuth = await startPeer("better-auth.mjs", { DATABASE_URL: peerDatabaseUrl });
  const llms = await startPeer("llms.mjs", {
    PROVIDER_URL: `${provider.url}/v1`,
    PORT: String(await findFreePort()),
  });
  const portkey = await startPortkey();
  return { keystead, inNext, empty, provider, betterAuth, llms, portkey };
}

const toTarget = (
  name: string,
  server: Server,
  path: string,
  key: string,
  body: object,
  headers = {},
): Target => ({
  name,
  server,
  url: server.url + path,
  headers: { authorization: `Bearer ${key}`, "content-type": "application/json", ...headers },
  body: JSON.stringify(body),
});

/** Creates the keys for the load, and the runtime `bench` at the provider. */
async function createKeys(url: string, caller: string, provider: string) {
  const post = async (path: string, body: object) => {
    const headers = { authorization: `Bearer ${caller}`, "content-type": "application/json" };
    const answer = await fetch(url + path, { method: "POST", headers, body: JSON.stringify(body) });
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`);
    return answer.json();
  };
  const me = await (await fetch(`${url}/api/me`, { headers: { authorization: `Bearer ${caller}` } })).json();
  const credential = await post("/api/provider-credentials/create", {
    organization_id: me.organization.id,
    provider: "openai-compatible",
    credential_name: "Bench",
    api_key: "sk-bench",
    api_base: `${provider}/v1`,
  });
  await post("/api/runtimes", {
    name: "bench",
    provider: "openai-compatible",
    kind: "chat",
    upstream_model: "bench",
    credential_id: credential.credential_id,
    price_input_per_million: "0.5",
    price_output_per_million: "1.5",
  });
  const createKey = async (name: string, fields: object) =>
    (await post("/api/keys", { name, scopes: ["models:read", "chat:write"], ...fields })).secret as string;
  return {
    caller,
    open: await createKey("Open", {}),
    limited: await createKey("Limited", LIMITS),
    gateway: await createKey("Gateway", POLICY),
    budgeted: await createKey("Budgeted", BUDGET),
  };
}

/** Throws if a target does not answer correctly, so that no error is measured. */
export async function checkTarget({ name, url, headers, body }: Target): Promise<void> {
  const answer = await fetch(url, { method: "POST", headers, body });
  const text = await answer.text();
  const events = text.match(/^data: /gm)?.length ?? 0;
  const isGood = JSON.parse(body).stream ? events >= 100 : /"valid":true|"choices"/.test(text);
  if (!answer.ok || !isGood) throw new Error(`${name} answers ${answer.status}: ${text.slice(0, 500)}`);
}
