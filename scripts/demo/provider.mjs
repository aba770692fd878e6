import { keepSecret, keptSecret } from "./owner.mjs";

const credentialName = "Made-up provider";
const runtimeName = "demo";

/**
 * Makes what a first call needs, through the REST API with the owner's key: a credential at the made-up provider, the
 * default chat runtime, a chat key. What is there from an earlier start stays. Returns the secret of the chat key.
 */
export async function prepareProvider(url, ownerKey, apiBase) {
  const call = caller(url, ownerKey);
  const { organization, projects } = await call("GET", "/api/me");
  const credential = await ensureCredential(call, organization, apiBase);
  await ensureRuntime(call, credential);
  return keptSecret("chat-key") ?? createChatKey(call, projects[0]);
}

async function ensureCredential(call, organization, apiBase) {
  const secret = { api_base: apiBase, api_key: "sk-standin-demo" };
  const present = await call(
    "GET",
    `/api/provider-credentials/organization/${organization.id}/provider/openai-compatible`,
  );
  const own = present.find((credential) => credential.credential_name === credentialName);
  if (!own) {
    const naming = {
      organization_id: organization.id,
      provider: "openai-compatible",
      credential_name: credentialName,
    };
    return call("POST", "/api/provider-credentials/create", { ...naming, ...secret });
  }
  return own.api_base === apiBase
    ? own
    : call("PUT", `/api/provider-credentials/${own.credential_id}`, secret);
}

async function ensureRuntime(call, credential) {
  const { data } = await call("GET", "/api/runtimes?limit=100");
  if (data.some((runtime) => runtime.name === runtimeName)) return;
  await call("POST", "/api/runtimes", {
    name: runtimeName,
    provider: "openai-compatible",
    kind: "chat",
    upstream_model: "standin-small",
    credential_id: credential.credential_id,
    is_default: true,
  });
}

async function createChatKey(call, project) {
  const { secret } = await call("POST", "/api/keys", {
    name: "Demo",
    project_id: project.id,
    scopes: ["models:read", "chat:write"],
  });
  keepSecret("chat-key", secret);
  return secret;
}

/** Calls the management API; an answer that is no success is thrown with its message. */
const caller = (url, key) => async (method, path, body) => {
  const answer = await fetch(url + path, {
    method,
    headers: { authorization: `Bearer ${key}`, ...(body && { "content-type": "application/json" }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  const value = await answer.json();
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${value.error?.message}`);
  return value;
};
