import { randomUUID } from "node:crypto";
import { KEYS } from "./authorization-matrix";
import type { Furnished } from "./console-pages";

export type KeyPersona = (typeof KEYS)[number];

/** A request to a route for objects of a workspace, and the keys that may make it. */
export type RouteSample = {
  to: readonly KeyPersona[];
  /** Set when every key gets an answer, but only those in `to` see the objects in it. */
  lists?: true;
  path?: (at: Aim) => string;
  body?: (at: Aim) => object;
};

/**
 * The values that requests name: objects of a workspace, their organization, and the secret of a project key.
 */
export type Aim = Furnished & { organizationId: string; secret: string };

const all: RouteSample["to"] = ["key of all projects"];
const ofProject: RouteSample["to"] = ["key of the project", "key that selects the project"];
const inside: RouteSample["to"] = [...all, ...ofProject];

const open = (to: RouteSample["to"], rest: Partial<RouteSample> = {}) => [{ to, ...rest }];
const listed = (to: RouteSample["to"], rest: Partial<RouteSample> = {}) => open(to, { lists: true, ...rest });

/** Returns samples for two keys: one of the project, and one of the organization that selects the project. */
const onKey = (
  own: RouteSample["to"],
  shared: RouteSample["to"],
  rest: string,
  body?: RouteSample["body"],
): RouteSample[] => [
  { to: own, path: ({ keyId }) => `/api/keys/${keyId}${rest}`, ...(body && { body }) },
  {
    to: shared,
    path: ({ organizationKeyId }) => `/api/keys/${organizationKeyId}${rest}`,
    ...(body && { body }),
  },
];
const readsKey = (rest = "", body?: RouteSample["body"]) => onKey(inside, inside, rest, body);
const changesKey = (rest = "", body: RouteSample["body"] = () => ({})) => onKey(inside, all, rest, body);

const on = (path: (at: Aim) => string, to: RouteSample["to"], body?: RouteSample["body"]): RouteSample[] => [
  { to, path, ...(body && { body }) },
];
const workspace = ({ workspaceId }: Aim) => `/api/workspaces/${workspaceId}`;
const project = ({ projectId }: Aim) => `/api/projects/${projectId}`;
const runtime = ({ runtimeId }: Aim) => `/api/runtimes/${runtimeId}`;
const storageUnit = ({ storageUnitId }: Aim) => `/api/storage-units/${storageUnitId}`;
const credential = ({ credentialId }: Aim) => `/api/provider-credentials/${credentialId}`;
const organization = ({ organizationId }: Aim) => `/api/provider-credentials/organization/${organizationId}`;
const apiKey = ({ credentialId }: Aim) => `/apikeys/${credentialId}`;
const contractWorkspace = ({ workspaceId }: Aim) => `/workspace/${workspaceId}`;
const bucket = ({ storageUnitId }: Aim) => `/bucket/${storageUnitId}`;
const aiLlm = ({ runtimeId }: Aim) => `/ai/llm/${runtimeId}`;
const named = () => ({ name: randomUUID() });
const nothing = () => ({});

/** Every documented route that takes a key, with the keys that may call it. Other keys get 403 or 404. */
export const ROUTE_SAMPLES: Record<string, RouteSample[]> = {
  "GET /api/me": open(KEYS),
  "GET /api/organization": open(KEYS),
  "GET /api/providers": open(KEYS),
  "GET /api/usage": listed(inside, { path: () => "/api/usage?group_by=project" }),
  "GET /api/usage.csv": listed(inside, { path: () => "/api/usage.csv?group_by=project" }),
  "GET /api/requests": listed(inside),
  "GET /api/requests/{id}": on(({ requestId }) => `/api/requests/${requestId}`, inside),
  "GET /api/audit": open(all),
  "GET /api/audit/verify": open(all),
  "GET /api/workspaces": listed(all),
  "POST /api/workspaces": open(all, { body: named }),
  "GET /api/workspaces/{id}": on(workspace, all),
  "PATCH /api/workspaces/{id}": on(workspace, all, named),
  "DELETE /api/workspaces/{id}": on(workspace, all),
  "GET /api/projects": listed(inside),
  "POST /api/projects": open(all, { body: (at) => ({ ...named(), workspace_id: at.workspaceId }) }),
  "GET /api/projects/{id}": on(project, inside),
  "PATCH /api/projects/{id}": on(project, inside, named),
  "DELETE /api/projects/{id}": on(project, inside),
  "GET /api/keys": [...listed(inside), ...on(({ projectId }) => `/api/keys?project_id=${projectId}`, inside)],
  "POST /api/keys": [
    ...open(inside, { body: (at) => ({ ...named(), project_id: at.projectId }) }),
    ...open(all, { body: (at) => ({ ...named(), project_ids: [at.projectId] }) }),
  ],
  "GET /api/keys/{id}": readsKey(),
  "PATCH /api/keys/{id}": changesKey("", named),
  "DELETE /api/keys/{id}": changesKey("?force=1"),
  "POST /api/keys/{id}/rotate": changesKey("/rotate"),
  "POST /api/keys/{id}/end-grace": changesKey("/end-grace"),
  "POST /api/keys/{id}/extend-grace": changesKey("/extend-grace", () => ({ grace_seconds: 60 })),
  "POST /api/keys/{id}/revoke": changesKey("/revoke"),
  "POST /api/keys/{id}/restore": changesKey("/restore"),
  "POST /api/keys/{id}/enable": changesKey("/enable"),
  "POST /api/keys/{id}/disable": changesKey("/disable"),
  "POST /api/keys/{id}/archive": changesKey("/archive"),
  "POST /api/keys/{id}/unarchive": changesKey("/unarchive"),
  "GET /api/keys/{id}/usage": readsKey("/usage"),
  "POST /api/keys/{id}/explain": readsKey("/explain", ({ projectId }) => ({ project: projectId })),
  "POST /api/keys/{id}/simulate": readsKey("/simulate", () => ({ model_denylist: ["*"] })),
  "POST /api/keys/verify": listed(inside, { body: ({ secret }) => ({ key: secret }) }),
  "GET /api/provider-credentials": listed(all),
  "POST /api/provider-credentials/create": open(all, {
    body: ({ workspaceId }) => ({
      workspace_id: workspaceId,
      provider: "openai",
      credential_name: randomUUID(),
      api_key: "sk-aimed-0123456789abcdef",
    }),
  }),
  "GET /api/provider-credentials/organization/{organization_id}": on(organization, all),
  "GET /api/provider-credentials/organization/{organization_id}/provider/{provider}": on(
    (at) => `${organization(at)}/provider/openai`,
    all,
  ),
  "GET /api/provider-credentials/{credential_id}": on(credential, all),
  "PUT /api/provider-credentials/{credential_id}": on(credential, all, () => ({
    credential_name: randomUUID(),
  })),
  "DELETE /api/provider-credentials/{credential_id}": on(credential, all),
  "PUT /api/provider-credentials/{credential_id}/activate": on(
    (at) => `${credential(at)}/activate`,
    all,
    nothing,
  ),
  "PUT /api/provider-credentials/{credential_id}/deactivate": on(
    (at) => `${credential(at)}/deactivate`,
    all,
    nothing,
  ),
  "POST /api/provider-credentials/{credential_id}/test": on((at) => `${credential(at)}/test`, all, nothing),
  "GET /api/runtimes": listed(inside),
  "POST /api/runtimes": open(all, {
    body: ({ workspaceId }) => ({ ...named(), provider: "openai", workspace_id: workspaceId }),
  }),
  "GET /api/runtimes/{id}": on(runtime, inside),
  "PATCH /api/runtimes/{id}": on(runtime, all, named),
  "DELETE /api/runtimes/{id}": on(runtime, all),
  "GET /api/runtimes/{id}/resolution": on((at) => `${runtime(at)}/resolution`, inside),
  "GET /api/storage-units": listed(inside),
  "POST /api/storage-units": open(all, {
    body: ({ workspaceId }) => ({ ...named(), workspace_id: workspaceId, bucket: "sample", type: "S3" }),
  }),
  "GET /api/storage-units/{id}": on(storageUnit, inside),
  "PATCH /api/storage-units/{id}": on(storageUnit, all, named),
  "DELETE /api/storage-units/{id}": on(storageUnit, all),
  "POST /api/storage-units/{id}/validate": on((at) => `${storageUnit(at)}/validate`, all, nothing),
  "POST /api/storage-units/{id}/presign": on(
    (at) => `${storageUnit(at)}/presign`,
    inside,
    () => ({
      key: "sample.txt",
      method: "PUT",
    }),
  ),
  "GET /apikeys": listed(all),
  "POST /apikeys": open(all, {
    body: ({ workspaceId }) => ({ workspaceId, provider: "OPENAI", key: randomUUID(), secret: "sk-sample" }),
  }),
  "PUT /apikeys/{uuid}": on(apiKey, all, () => ({ description: randomUUID() })),
  "DELETE /apikeys/{uuid}": on(apiKey, all),
  "GET /workspace": listed(all),
  "POST /workspace": open(all, { body: named }),
  "GET /workspace/{id}": on(contractWorkspace, all),
  "PUT /workspace/{id}": on(contractWorkspace, all, named),
  "DELETE /workspace/{id}": on(contractWorkspace, all),
  "GET /bucket": listed(inside),
  "POST /bucket": open(all, {
    body: ({ workspaceId }) => ({ ...named(), workspaceId, bucket: "sample", storageType: "S3" }),
  }),
  "GET /bucket/available": listed(inside),
  "GET /bucket/{id}/status": on((at) => `${bucket(at)}/status`, inside),
  "PUT /bucket/{id}": on(bucket, all, named),
  "DELETE /bucket/{id}": on(bucket, all),
  "POST /bucket/{id}/validate": on((at) => `${bucket(at)}/validate`, all, nothing),
  "GET /ai/llm": listed(inside),
  "POST /ai/llm": open(all, { body: ({ workspaceId }) => ({ ...named(), workspaceId, aiType: "OPENAI" }) }),
  "GET /ai/llm/available": listed(inside),
  "GET /ai/llm/stats": listed(inside),
  "PUT /ai/llm/{id}": on(aiLlm, all, named),
  "DELETE /ai/llm/{id}": on(aiLlm, all),
  "POST /ai/llm/{id}/validate": on((at) => `${aiLlm(at)}/validate`, all, nothing),
  // A call with a key for several projects is not counted for any of them, unless it names one.
  "GET /v1/models": listed(ofProject),
  "GET /v1/models/{model}": on(({ name }) => `/v1/models/${name}`, ofProject),
  "POST /v1/chat/completions": open(ofProject, {
    body: ({ name }) => ({
      runtime: name,
      messages: [{ role: "user", content: "Hello there" }],
    }),
  }),
};
