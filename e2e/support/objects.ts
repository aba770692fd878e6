import { randomUUID } from "node:crypto";
import { call } from "./call";

/** The ids of one object of each kind, by documented path. */
export type Objects = Record<string, string>;

/** Creates one object of each kind through the API, with a key that has every scope. */
export async function makeObjects(
  origin: string,
  key: string,
  upstream = "http://127.0.0.1:9/v1",
): Promise<Objects> {
  const make = async (path: string, body: object) => {
    const answer = await call(origin, "POST", path, { key, body });
    if (answer.status !== 201) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { body: me, headers } = await call(origin, "GET", "/api/me", { key });
  const name = randomUUID();
  const workspace = await make("/api/workspaces", { name });
  const project = await make("/api/projects", { name, workspace_id: workspace.id });
  const made = await make("/api/keys", { name, project_id: project.id, scopes: ["keys:read"] });
  const credential = await make("/api/provider-credentials/create", {
    workspace_id: workspace.id,
    provider: "openai-compatible",
    credential_name: name,
    api_key: `sk-${name}`,
    api_base: upstream,
  });
  const runtime = await make("/api/runtimes", {
    name,
    provider: "openai-compatible",
    upstream_model: "standin-small",
  });
  const store = await make("/api/provider-credentials/create", {
    workspace_id: workspace.id,
    provider: "s3-compatible",
    credential_name: name,
    fields: { endpoint: "http://127.0.0.1:9", access_key_id: "sample", secret_access_key: `sk-${name}` },
  });
  const unit = await make("/api/storage-units", {
    name,
    workspace_id: workspace.id,
    bucket: "sample",
    type: "S3",
    credential_id: store.credential_id,
  });
  const aiLlm = await make("/ai/llm", {
    name: `${name} LLM`,
    workspaceId: workspace.id,
    aiType: "OTHER",
    apiKeyUuid: credential.credential_id,
  });
  const budget = await make("/api/budgets", {
    owner: { type: "key", id: made.key.id },
    model: "sample",
    limit: "10.00",
  });
  const invitation = await make("/api/invitations", { email: `${name}@example.com`, role: "viewer" });
  const workflow = await make("/api/workflows", {
    ...{ name, project_id: project.id, target_url: "https://sample.example/hook" },
  });
  const run = await call(origin, "POST", `/api/workflows/${workflow.id}/trigger`, { key, body: {} });
  const webhook = await make("/api/webhooks", {
    ...{ url: "https://sample.example/events", events: ["key.created"] },
  });
  const delivery = await call(origin, "POST", `/api/webhooks/${webhook.id}/test`, { key });
  return {
    "/api/members/{id}": await findMember(origin, key),
    "/api/invitations/{id}": invitation.id,
    "/api/workflows/{id}": workflow.id,
    "/api/workflow-runs/{id}": run.body.run_id,
    "/api/webhooks/{id}": webhook.id,
    "/api/webhook-deliveries/{id}": delivery.body.id,
    "/api/workspaces/{id}": workspace.id,
    "/api/projects/{id}": project.id,
    "/api/keys/{id}": made.key.id,
    "/api/provider-credentials/{credential_id}": credential.credential_id,
    "/api/provider-credentials/organization/{organization_id}": me.organization.id,
    "/api/runtimes/{id}": runtime.id,
    "/api/storage-units/{id}": unit.id,
    "/api/budgets/{id}": budget.id,
    "/api/requests/{id}": headers.get("x-request-id") ?? "",
    "/apikeys/{uuid}": credential.credential_id,
    "/workspace/{id}": workspace.id,
    "/bucket/{id}": unit.id,
    "/ai/llm/{id}": aiLlm.aiLlmId,
  };
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
