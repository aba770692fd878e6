import { asc, eq, sql } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { audit, deliveries, workflows } from "@/db/schema";
import { createTenant, keyActor, keyringWithoutMaster, person } from "@/e2e/support/tenant";
import { workflowTests } from "@/e2e/support/workflows";
import { createWorkflow } from "./operations/create-workflow";
import { deleteWorkflow } from "./operations/delete-workflow";
import { getRun } from "./operations/get-run";
import { getWorkflow } from "./operations/get-workflow";
import { getWorkflowReadability } from "./operations/get-workflow-readability";
import { listLatestRuns } from "./operations/list-latest-runs";
import { listRuns } from "./operations/list-runs";
import { listWorkflows } from "./operations/list-workflows";
import { redeliverRun } from "./operations/redeliver-run";
import { rotateWorkflowSecret } from "./operations/rotate-workflow-secret";
import { updateWorkflow } from "./operations/update-workflow";

const { db, tenant, receiver, create, trigger, sendDue, loadRun } = workflowTests();

describe("a workflow", () => {
  it("is created with a signing secret that no other answer contains", async () => {
    const { signingSecret, ...workflow } = await create();
    expect(signingSecret).toMatch(/^whsec_[\w+/]{43}=$/);
    expect(workflow).toMatchObject({ name: "Nightly report", active: true, version: 1 });
    expect(await getWorkflow.execute(tenant().owner, { id: workflow.id })).toEqual(workflow);
    expect((await listWorkflows.execute(tenant().owner, {})).data).toEqual([workflow]);
    const [row] = await db().select().from(workflows).where(eq(workflows.id, workflow.id));
    expect(JSON.stringify(row)).not.toContain(signingSecret.slice("whsec_".length));
  });

  it.each([
    ["name", { name: " " }],
    ["targetUrl", { targetUrl: "" }],
    ["targetUrl", { targetUrl: "ftp://example.com" }],
    ["targetUrl", { targetUrl: "https://user:word@example.com/" }],
    ["targetUrl", { targetUrl: "https://example.com/#part" }],
    ["targetUrl", { targetUrl: "example.com/hook" }],
    ["projectId", { projectId: "unknown" }],
  ])("is refused at %s: %j", async (param, facts) => {
    await expect(create(facts)).rejects.toMatchObject({ param });
  });

  it("takes no http URL where private addresses are closed", async () => {
    const careful = { ...tenant().owner, allowPrivateUpstreams: false };
    await expect(create({}, careful)).rejects.toMatchObject({
      param: "targetUrl",
      message: "Use an https URL",
    });
    const { id } = await create({ targetUrl: "https://example.com/hook?a=1" }, careful);
    const moved = updateWorkflow.execute(careful, { id, targetUrl: receiver().url });
    await expect(moved).rejects.toMatchObject({ param: "targetUrl" });
  });

  it("has a name of its own in its project", async () => {
    await create();
    await expect(create()).rejects.toMatchObject({ code: "CONFLICT", reason: "taken", param: "name" });
    await create({ projectId: tenant().there.projectId });
  });

  it("is updated by version, and written down with before and after", async () => {
    const { id } = await create();
    const changed = await updateWorkflow.execute(tenant().owner, { id, version: 1, active: false });
    expect(changed).toMatchObject({ active: false, version: 2 });
    const stale = updateWorkflow.execute(tenant().owner, { id, version: 1, active: true });
    await expect(stale).rejects.toMatchObject({ code: "CONFLICT", reason: "version" });
    await rotateWorkflowSecret.execute(tenant().owner, { id });
    await deleteWorkflow.execute(tenant().owner, { id });
    const rows = await db()
      .select({ action: audit.action, before: audit.before, after: audit.after })
      .from(audit)
      .where(eq(audit.subject, `workflow:${id}`))
      .orderBy(asc(audit.sequence));
    expect(rows).toMatchObject([
      { action: "workflows.create", before: null, after: { targetUrl: receiver().url } },
      { action: "workflows.update", before: { active: true }, after: { active: false } },
      { action: "workflows.rotateSecret", before: {}, after: {} },
      { action: "workflows.delete", before: { name: "Nightly report" }, after: null },
    ]);
    await expect(getWorkflow.execute(tenant().owner, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("who may", () => {
  const scopes = ["workflows:read", "projects:write", "workflows:trigger"];

  it("read: people and keys of the project", async () => {
    await create();
    await create({ projectId: tenant().there.projectId, name: "Theirs" });
    const { workspaceId, projectId } = tenant().here;
    for (const actor of [
      person("viewer", { [workspaceId]: "read" }),
      keyActor(scopes, { kind: "project", projectId }, workspaceId),
      keyActor(scopes, { kind: "selected", projectIds: [projectId] }),
    ]) {
      const { data } = await listWorkflows.execute(tenant().as(actor), {});
      expect(data.map(({ name }) => name)).toEqual(["Nightly report"]);
    }
    const ofThere = { projectId: tenant().there.projectId };
    expect((await listWorkflows.execute(tenant().owner, ofThere)).data).toMatchObject([{ name: "Theirs" }]);
    const viewer = tenant().as(person("viewer", { [workspaceId]: "read" }));
    await expect(listWorkflows.execute(viewer, ofThere)).rejects.toMatchObject({ reason: "project" });
  });

  it("change: people with write access, and keys of the project with projects:write", async () => {
    const { workspaceId, projectId } = tenant().here;
    const member = tenant().as(person("member", { [workspaceId]: "write" }));
    const { id } = await create({}, member);
    const ofKey = (own: string[]) => tenant().as(keyActor(own, { kind: "project", projectId }, workspaceId));
    const edit = (own: string[]) => updateWorkflow.execute(ofKey(own), { id, name: "Daily report" });
    expect(await edit(["projects:write"])).toMatchObject({ name: "Daily report" });
    await expect(edit(["workflows:read"])).rejects.toMatchObject({
      code: "INSUFFICIENT_SCOPE",
      message: "Missing scope projects:write",
    });
    // Keystead checks no scope of this name, so that anyone may grant it for a service of their own.
    await expect(edit(["workflows:write"])).rejects.toMatchObject({ code: "INSUFFICIENT_SCOPE" });
    const reader = tenant().as(person("member", { [workspaceId]: "read" }));
    await expect(updateWorkflow.execute(reader, { id, name: "x" })).rejects.toMatchObject({
      reason: "access",
    });
    await expect(trigger(id, "{}", reader)).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  it("trigger: keys of the project, inherited ones too, and none from elsewhere", async () => {
    const { id } = await create();
    const { projectId, workspaceId } = tenant().here;
    const own = ["workflows:trigger"];
    const inherited = keyActor(own, { kind: "selected", projectIds: [projectId] });
    for (const actor of [
      keyActor(own, { kind: "project", projectId }, workspaceId),
      inherited,
      keyActor(own),
    ]) {
      const { runId } = await trigger(id, "{}", tenant().as(actor));
      expect(await loadRun(runId)).toMatchObject({ keyId: actor.id, status: "pending" });
    }
    const { runId } = await trigger(id);
    expect(await loadRun(runId)).toMatchObject({ keyId: null });
    const elsewhere = tenant().as(keyActor(own, { kind: "project", projectId: tenant().there.projectId }));
    await expect(trigger(id, "{}", elsewhere)).rejects.toMatchObject({ code: "NOT_FOUND" });
    const { owner } = await createTenant(db());
    await expect(trigger(id, "{}", owner)).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(getRun.execute(owner, { id: runId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});

describe("a trigger", () => {
  it("starts no run of an inactive workflow", async () => {
    const { id } = await create({ active: false });
    await expect(trigger(id)).rejects.toMatchObject({ code: "CONFLICT", status: 409, reason: "inactive" });
    expect((await listRuns.execute(tenant().owner, { id })).data).toEqual([]);
  });

  it.each([
    "",
    "{",
    "{'a':1}",
    '"\\u0000"',
    "[".repeat(100) + "]".repeat(100),
    `"sk_live_${"0".repeat(48)}"`,
  ])("refuses the payload %j", async (payload) => {
    const { id } = await create();
    await expect(trigger(id, payload)).rejects.toMatchObject({ status: 400 });
  });

  it("takes a payload of 64 KiB and no more", async () => {
    const { id } = await create();
    const text = (bytes: number) => JSON.stringify("x".repeat(bytes - 2));
    await trigger(id, text(64 * 1024));
    await expect(trigger(id, text(64 * 1024 + 1))).rejects.toMatchObject({ code: "PAYLOAD_TOO_LARGE" });
  });

  it("starts one run for an Idempotency-Key", async () => {
    const { id } = await create();
    const idempotency = { route: "POST /api/workflows/:id/trigger", key: "once" };
    const request = { ...tenant().owner.request, idempotency };
    const ctx = { ...tenant().owner, request };
    const first = await trigger(id, '{"a":1}', ctx);
    expect(await trigger(id, '{"a":1}', ctx)).toEqual({ ...first, replayed: true });
    await expect(trigger(id, '{"a":2}', ctx)).rejects.toMatchObject({ code: "IDEMPOTENCY_MISMATCH" });
    expect((await listRuns.execute(tenant().owner, { id })).data).toHaveLength(1);
  });
});

describe("a run", () => {
  it("is delivered once, as the payload stands, signed with the workflow's secret", async () => {
    const { id, signingSecret } = await create();
    const payload = '{ "order": 12345678901234567890, "note": "ünï" }';
    const { runId } = await trigger(id, payload);
    await sendDue();
    await sendDue();
    const [delivery] = receiver().deliveries;
    expect(receiver().deliveries).toHaveLength(1);
    expect(delivery).toMatchObject({ id: runId, body: payload });
    expect(delivery?.headers).toMatchObject({ "content-type": "application/json" });
    expect(delivery?.verify(signingSecret)).toEqual(JSON.parse(payload));
    const other = await create({ name: "Another" });
    expect(() => delivery?.verify(other.signingSecret)).toThrow();
    const attempt = { status: 200, error: null, durationMs: expect.any(Number), at: expect.any(String) };
    const expected = { status: "succeeded", response: "accepted", nextAttemptAt: null, attempts: [attempt] };
    expect(await loadRun(runId)).toMatchObject(expected);
  });

  it("is repeated later after an error, and again from the start when it is redelivered", async () => {
    const { id } = await create();
    receiver().answer = (response) => response.writeHead(500).end(`\0${"broken ".repeat(1_000)}`);
    const { runId } = await trigger(id);
    await sendDue();
    const failed = await loadRun(runId);
    expect(failed).toMatchObject({ status: "pending", attempts: [{ status: 500, error: null }] });
    expect(failed.response?.startsWith("broken broken")).toBe(true);
    expect(failed.response?.length).toBeLessThan(2_001);
    expect(Date.parse(failed.nextAttemptAt ?? "")).toBeGreaterThan(Date.parse(failed.createdAt));
    receiver().answer = (response) => response.end();
    expect(await redeliverRun.execute(tenant().owner, { id: runId })).toMatchObject({ status: "pending" });
    await sendDue();
    expect(await loadRun(runId)).toMatchObject({
      status: "succeeded",
      attempts: [{ status: 500 }, { status: 200 }],
    });
    expect(new Set(receiver().deliveries.map((delivery) => delivery.id))).toEqual(new Set([runId]));
  });

  it("fails for good when the target is gone, and can be redelivered", async () => {
    const { id } = await create();
    receiver().answer = (response) => response.writeHead(410).end();
    const { runId } = await trigger(id);
    await sendDue();
    expect(await loadRun(runId)).toMatchObject({ status: "failed", nextAttemptAt: null });
    await redeliverRun.execute(tenant().owner, { id: runId });
    await sendDue();
    const attempts = [{ status: 410 }, { status: 410 }];
    expect(await loadRun(runId)).toMatchObject({ status: "failed", attempts });
    const failed = await listRuns.execute(tenant().owner, { id, status: "failed" });
    expect(failed.data).toMatchObject([{ id: runId }]);
  });

  it("follows no redirect and calls no private address where that is not allowed", async () => {
    const { id } = await create();
    receiver().answer = (response) => response.writeHead(307, { location: receiver().url }).end();
    const redirected = await trigger(id);
    await sendDue();
    expect(receiver().deliveries).toHaveLength(1);
    expect(await loadRun(redirected.runId)).toMatchObject({
      status: "pending",
      attempts: [{ status: null, error: "The other side redirects elsewhere" }],
    });
    const blocked = await trigger(id);
    await sendDue(false);
    expect(receiver().deliveries).toHaveLength(1);
    const attempts = [{ status: null, error: "This address may not be called" }];
    expect(await loadRun(blocked.runId)).toMatchObject({ status: "pending", attempts });
  });

  it("is not signed with a secret that no key decrypts, until it is rotated", async () => {
    const { id } = await create();
    const lost = { ...tenant().owner, keyring: keyringWithoutMaster };
    expect(await getWorkflowReadability.execute(tenant().owner, { id })).toEqual({ readable: true });
    expect(await getWorkflowReadability.execute(lost, { id })).toEqual({ readable: false });
    await rotateWorkflowSecret.execute(lost, { id });
    expect(await getWorkflowReadability.execute(lost, { id })).toEqual({ readable: true });
  });

  it("is signed with the current secret, and for 24 hours after a rotation with the one before", async () => {
    const { id, signingSecret: first } = await create();
    const send = async () => {
      await trigger(id);
      await sendDue();
      const delivery = receiver().deliveries.pop();
      return (secret: string | null) => () => delivery?.verify(secret ?? "");
    };
    const { signingSecret: second } = await rotateWorkflowSecret.execute(tenant().owner, { id });
    const early = await send();
    for (const secret of [first, second]) expect(early(secret)()).toEqual({});
    const { signingSecret: third } = await rotateWorkflowSecret.execute(tenant().owner, { id });
    const again = await send();
    for (const secret of [second, third]) expect(again(secret)()).toEqual({});
    expect(again(first)).toThrow();
    const isOver = { previousUntil: sql`now() - interval '1 second'` };
    await db().update(workflows).set(isOver).where(eq(workflows.id, id));
    const late = await send();
    expect(late(third)()).toEqual({});
    expect(late(second)).toThrow();
  });

  it("is not sent with the secret of another workflow", async () => {
    const [one, other] = [await create(), await create({ name: "Another" })];
    const sealed = db().select({ sealed: workflows.sealedSecret }).from(workflows);
    const [theirs] = await sealed.where(eq(workflows.id, other.id));
    await db()
      .update(workflows)
      .set({ sealedSecret: theirs?.sealed ?? "" })
      .where(eq(workflows.id, one.id));
    const { runId } = await trigger(one.id);
    await sendDue();
    expect(receiver().deliveries).toEqual([]);
    expect(await loadRun(runId)).toMatchObject({
      attempts: [{ error: "The signing secret cannot be decrypted" }],
    });
  });

  it("is the latest one of its workflow", async () => {
    const [one, other] = [await create(), await create({ name: "Another" })];
    await trigger(one.id);
    const { runId } = await trigger(one.id);
    const { owner: stranger } = await createTenant(db());
    const input = { workflowIds: [one.id, other.id] };
    expect(await listLatestRuns.execute(tenant().owner, input)).toEqual([await loadRun(runId)]);
    expect(await listLatestRuns.execute(stranger, input)).toEqual([]);
  });

  it("is deleted with its workflow", async () => {
    const { id } = await create();
    const { runId } = await trigger(id);
    await deleteWorkflow.execute(tenant().owner, { id });
    expect(await db().select({ id: deliveries.id }).from(deliveries).where(eq(deliveries.id, runId))).toEqual(
      [],
    );
  });
});

it("is created once for an Idempotency-Key, without showing the secret again", async () => {
  const request = { ...tenant().owner.request, idempotency: { route: "POST /api/workflows", key: "once" } };
  const ctx = { ...tenant().owner, request };
  const input = { name: "Once", projectId: tenant().here.projectId, targetUrl: receiver().url };
  const { id } = await createWorkflow.execute(ctx, input);
  expect(await createWorkflow.execute(ctx, input)).toMatchObject({ id, signingSecret: null, replayed: true });
});
