import { randomUUID } from "node:crypto";
import { call } from "./call";

/** The ids of one object of each kind, by documented path. */
export type Objects = Record<string, string>;

type Caller = { origin: string; key: string };

/** Creates one object of each kind through the API, with a key that has every scope. */
export async function makeObjects(
  origin: string,
  key: string,
  upstream = "http://127.0.0.1:9/v1",
): Promise<Objects> {
  const caller = { origin, key };
  const { body: me, headers } = await call(origin, "GET", "/api/me", { key });
  const name = randomUUID();
  const workspace = await make(caller, "/api/workspaces", { name });
  const project = await make(caller, "/api/projects", { name, workspace_id: workspace.id });
  const made = await make(caller, "/api/keys", { name, project_id: project.id, scopes: ["keys:read"] });
  const budget = await make(caller, "/api/budgets", {
    owner: { type: "key", id: made.key.id },
    model: "sample",
    limit: "10.00",
  });
  const invitation = await make(caller, "/api/invitations", { email: `${name}@example.com`, role: "viewer" });
  return {
    "/api/members/{id}": await findMember(origin, key),
    "/api/invitations/{id}": invitation.id,
    "/api/workspaces/{id}": workspace.id,
    "/api/projects/{id}": project.id,
    "/api/keys/{id}": made.key.id,
    "/api/provider-credentials/organization/{organization_id}": me.organization.id,
    "/api/budgets/{id}": budget.id,
    "/api/requests/{id}": headers.get("x-request-id") ?? "",
    "/workspace/{id}": workspace.id,
    ...(await makeRuntimes(caller, name, workspace.id, upstream)),
    ...(await makeStorageUnit(caller, name, workspace.id)),
    ...(await makeReceivers(caller, name, project.id)),
  };
}

async function makeRuntimes(
  caller: Caller,
  name: string,
  workspaceId: string,
  upstream: string,
): Promise<Objects> {
  const credential = await make(caller, "/api/provider-credentials/create", {
    workspace_id: workspaceId,
    provider: "openai-compatible",
    credential_name: name,
    api_key: `sk-${name}`,
    api_base: upstream,
  });
  const runtime = await make(caller, "/api/runtimes", {
    name,
    provider: "openai-compatible",
    upstream_model: "standin-small",
  });
  const aiLlm = await make(caller, "/ai/llm", {
    name: `${name} LLM`,
    workspaceId,
    aiType: "OTHER",
    apiKeyUuid: credential.credential_id,
  });
  return {
    "/api/provider-credentials/{credential_id}": credential.credential_id,
    "/apikeys/{uuid}": credential.credential_id,
    "/api/runtimes/{id}": runtime.id,
    "/ai/llm/{id}": aiLlm.aiLlmId,
  };
}

async function makeStorageUnit(caller: Caller, name: string, workspaceId: string): Promise<Objects> {
  const store = await make(caller, "/api/provider-credentials/create", {
    workspace_id: workspaceId,
    provider: "s3-compatible",
    credential_name: name,
    fields: { endpoint: "http://127.0.0.1:9", access_key_id: "sample", secret_access_key: `sk-${name}` },
  });
  const unit = await make(caller, "/api/storage-units", {
    ...{ name, workspace_id: workspaceId, bucket: "sample", type: "S3", credential_id: store.credential_id },
  });
  return { "/api/storage-units/{id}": unit.id, "/bucket/{id}": unit.id };
}

/** Creates a workflow and a webhook, with a run and a delivery. */
async function makeReceivers(caller: Caller, name: string, projectId: string): Promise<Objects> {
  const { origin, key } = caller;
  const workflow = await make(caller, "/api/workflows", {
    ...{ name, project_id: projectId, target_url: "https://sample.example/hook" },
  });
  const run = await call(origin, "POST", `/api/workflows/${workflow.id}/trigger`, { key, body: {} });
  const webhook = await make(caller, "/api/webhooks", {
    ...{ url: "https://sample.example/events", events: ["key.created"] },
  });
  const delivery = await call(origin, "POST", `/api/webhooks/${webhook.id}/test`, { key });
  return {
    "/api/workflows/{id}": workflow.id,
    "/api/workflow-runs/{id}": run.body.run_id,
    "/api/webhooks/{id}": webhook.id,
    "/api/webhook-deliveries/{id}": delivery.body.id,
  };
}

async function make({ origin, key }: Caller, path: string, body: object) {
  const answer = await call(origin, "POST", path, { key, body });
  if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
  return answer.body;
}

/** Returns the id of a member that a key may change: one who is no owner, if there is one. */
async function findMember(origin: string, key: string): Promise<string> {
  const { body } = await call(origin, "GET", "/api/members", { key });
  const members: { id: string; role: string }[] = body.data;
  return (members.find(({ role }) => role !== "owner") ?? members[0])?.id ?? "";
}

/** Replaces the parameters of a documented path: the first with the id of an object of its kind. */
export function createTargeted(path: string, objects: Objects): string {
  const found = Object.entries(objects).find(
    ([pattern]) => path === pattern || path.startsWith(`${pattern}/`),
  );
  if (!found) throw new Error(`No object to fill ${path} with`);
  return path.replace(/\{\w+\}/, found[1]).replace(/\{provider\}/, "openai-compatible");
}
