import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members, responses, users, webhooks, workspaceMembers } from "@/db/schema/index";
import { transactionEngine } from "@/demo/seed/transaction-engine";
import { createBudget } from "@/lib/budgets/operations/create-budget";
import type { SampleObjects } from "@/lib/core/operations/allowed";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { createKey } from "@/lib/keys/operations/create-key";
import { createInvitation } from "@/lib/members/invitations/create-invitation";
import { updateSettings } from "@/lib/organizations/operations/update-settings";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { createStorageUnit } from "@/lib/storage/operations/create-storage-unit";
import { createWebhook } from "@/lib/webhooks/operations/create-webhook";
import { testWebhook } from "@/lib/webhooks/operations/test-webhook";
import { createWorkflow } from "@/lib/workflows/operations/create-workflow";
import { triggerWorkflow } from "@/lib/workflows/operations/trigger-workflow";
import { makeUser } from "./make-user";
import type { createTenant } from "./tenant";
import { writeUsage } from "./usage";

/** A credential for a storage server that nobody listens at. */
const SAMPLE_STORE = {
  provider: "s3-compatible",
  fields: { endpoint: "http://127.0.0.1:9", access_key_id: "sample", secret_access_key: "sample" },
};

/** Returns the name of the runtime that serves every API of the gateway, from the name of the other objects. */
export const toEveryApiName = (name: string) => `${name}-every-api`;

type Tenant = Awaited<ReturnType<typeof createTenant>>;

/**
 * Creates one object of each kind in a tenant's first workspace, and signs its owner in. The organization
 * permits to reveal secrets.
 */
export async function makeSampleObjects(tenant: Tenant): Promise<SampleObjects> {
  await updateSettings.execute(tenant.owner, { revealPolicy: "step-up" });
  const { userId, sessionId } = await makeUser(tenant.owner.db, tenant.owner.actor);
  return { ...(await makeObjects(tenant)), userId, sessionId };
}

/** Creates one object of each kind in a tenant's first workspace. It can run several times. */
export async function makeObjects(tenant: Tenant) {
  const { organizationId, here, owner } = tenant;
  const { workspaceId, projectId } = here;
  const name = randomUUID();
  const keys = await makeKeys(tenant, name);
  const runtime = await makeRuntimes(tenant, name);
  const budget = await createBudget.execute(owner, {
    owner: { type: "key", id: keys.keyId },
    model: "sample",
    limit: "10.00",
  });
  const invitation = await createInvitation.execute(owner, {
    email: `${randomUUID()}@example.com`,
    role: "member",
    workspaces: [{ workspaceId, access: "write" }],
  });
  return {
    organizationId,
    workspaceId,
    projectId,
    ...keys,
    ...runtime,
    ...(await makeCall(tenant, { ...keys, ...runtime })),
    ...(await makeStorageUnit(tenant, name)),
    ...(await makeReceivers(tenant, name)),
    budgetId: budget.id,
    invitationId: invitation.id,
    memberId: await makeMember(owner.db, organizationId, workspaceId),
  };
}

/** Creates a key of the project, and one of the organization. */
async function makeKeys({ here: { projectId }, owner }: Tenant, name: string) {
  const scopes = ["keys:read"];
  const own = await createKey.execute(owner, { name, projectId, scopes });
  const selected = { projectAccess: "selected", projectIds: [projectId] };
  const shared = await createKey.execute(owner, { name, ...selected, scopes });
  return { keyId: own.key.id, organizationKeyId: shared.key.id };
}

async function makeRuntimes({ here: { workspaceId }, owner }: Tenant, name: string) {
  const { id: credentialId } = await createCredential.execute(owner, {
    provider: "openai",
    name,
    apiKey: "sk-sample-0123456789abcdef",
    workspaceId,
    apiBase: "http://127.0.0.1:9/v1",
  });
  const made = await createRuntime.execute(owner, { name, provider: "openai", workspaceId, credentialId });
  // Its provider has every API of the gateway. It has no credential, so that its calls end before the provider.
  const everyApi = { name: toEveryApiName(name), provider: "openai-compatible", workspaceId };
  await createRuntime.execute(owner, everyApi);
  return { credentialId, runtimeId: made.id };
}

/** Creates the usage record of a call, and the response that its provider stored. */
async function makeCall(
  { organizationId, here: { projectId }, owner }: Tenant,
  { keyId, credentialId, runtimeId }: { keyId: string; credentialId: string; runtimeId: string },
) {
  const requestId = randomUUID();
  await writeUsage(transactionEngine(owner.db), organizationId, [
    { id: requestId, keyId, projectId, runtimeId, credentialId },
  ]);
  const responseId = `resp_${randomUUID().replaceAll("-", "")}`;
  await owner.db.insert(responses).values({
    ...{ organizationId, id: responseId, projectId, runtimeId, provider: "openai", credentialId },
  });
  return { requestId, responseId };
}

async function makeStorageUnit({ here: { workspaceId }, owner }: Tenant, name: string) {
  const store = await createCredential.execute(owner, { name, workspaceId, ...SAMPLE_STORE });
  const bucket = { bucket: "sample", type: "S3", credentialId: store.id };
  const unit = await createStorageUnit.execute(owner, { name, workspaceId, ...bucket });
  return { storageUnitId: unit.id };
}

/** Creates a workflow and a webhook, with a run and a delivery. */
async function makeReceivers({ here: { projectId }, owner }: Tenant, name: string) {
  const targetUrl = "https://sample.example/hook";
  const workflow = await createWorkflow.execute(owner, { name, projectId, targetUrl });
  const { runId } = await triggerWorkflow.execute(owner, { id: workflow.id });
  const webhook = await createWebhook.execute(owner, { url: targetUrl, events: ["key.leaked"] });
  const test = await testWebhook.execute(owner, { id: webhook.id });
  return { workflowId: workflow.id, runId, webhookId: webhook.id, webhookDeliveryId: test.id };
}

/** Deletes a tenant's webhooks, of which each run of `makeObjects` creates one and an organization can have 20. */
export const clearWebhooks = ({ organizationId, owner }: Tenant) =>
  owner.db.delete(webhooks).where(eq(webhooks.organizationId, organizationId));

/** Creates a member with access to a workspace. Returns the member's id. */
async function makeMember(db: Database, organizationId: string, workspaceId: string): Promise<string> {
  const userId = randomUUID();
  await db.insert(users).values({ id: userId, email: `${userId}@example.com`, name: userId });
  const [member] = await db
    .insert(members)
    .values({ organizationId, userId, role: "member" })
    .returning({ id: members.id });
  if (!member) throw new Error("The member was not written");
  await db.insert(workspaceMembers).values({ organizationId, workspaceId, userId, access: "read" });
  return member.id;
}

/** Returns ids of objects that do not exist, under the names of `like`. */
export const absentObjects = (like: SampleObjects): SampleObjects => {
  const made = Object.keys(like).map((name) => [name, randomUUID()]);
  return { ...like, ...Object.fromEntries(made) };
};
