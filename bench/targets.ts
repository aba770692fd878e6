import path from "node:path";
import type { Target } from "./load";
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
const messages = [{ role: "user", content: "Say something short." }];

/** The targets of the benchmark: servers of Keystead and its peers, each with one request. */
export interface Targets {
  groups: Record<"verify" | "json" | "stream", Target[]>;
  keystead: Server;
  stop: () => Promise<void>;
}

/** Starts Keystead, its peers and a provider. Prepares a request for each. The peers use another database. */
export async function startTargets(databaseUrl: string, peerDatabaseUrl: string): Promise<Targets> {
  const { variables, readKey } = createInstallation(databaseUrl);
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
  const keys = await createKeys(keystead.url, readKey(), provider.url);

  const verify = (name: string, url: string, key: string, path = "/api/keys/verify"): Target =>
    toTarget(name, `${url}${path}`, keys.caller, { key });
  const chat = (stream: boolean): Target[] => {
    const toChat = (name: string, url: string, key: string, model: string, headers = {}) =>
      toTarget(name, `${url}/v1/chat/completions`, key, { model, stream, messages }, headers);
    return [
      toChat("Keystead", keystead.url, keys.gateway, "bench"),
      toChat("@musistudio/llms", llms.url, "sk-bench", "bench,bench"),
      toChat("Portkey", portkey.url, "sk-bench", "bench", {
        "x-portkey-provider": "openai",
        "x-portkey-custom-host": `${provider.url}/v1`,
      }),
    ];
  };
  const servers = [keystead, inNext, empty, betterAuth, llms, portkey, provider];
  return {
    keystead,
    groups: {
      verify: [
        verify("Keystead, no limits", keystead.url, keys.open),
        verify("Keystead, minute and day limits", keystead.url, keys.limited),
        verify("better-auth on node:http, rate limit", betterAuth.url, betterAuth.line.split(" ")[1] ?? ""),
        verify("Keystead in Next, no limits", inNext.url, keys.open),
        verify("Empty handler in Next", empty.url, keys.open, "/api/empty"),
      ],
      json: chat(false),
      stream: chat(true),
    },
    stop: async () => {
      await Promise.all(servers.map((server) => server.stop()));
    },
  };
}

const toTarget = (name: string, url: string, key: string, body: object, headers = {}): Target => ({
  name,
  url,
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
  });
  const createKey = async (name: string, fields: object) =>
    (await post("/api/keys", { name, scopes: ["models:read", "chat:write"], ...fields })).secret as string;
  return {
    caller,
    open: await createKey("Open", {}),
    limited: await createKey("Limited", LIMITS),
    gateway: await createKey("Gateway", POLICY),
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
