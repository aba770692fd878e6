import { eq } from "drizzle-orm";
import { describe, expect, it } from "vitest";
import { webhooks } from "@/db/schema";
import { keyActor, keyringWithoutMaster, person } from "@/e2e/support/tenant";
import { workflowTests } from "@/e2e/support/workflows";
import { createKey } from "@/lib/keys/operations/create-key";
import { rotateKey } from "@/lib/keys/operations/rotate-key";
import { revokeKey } from "@/lib/keys/operations/switch-key";
import { updateKey } from "@/lib/keys/operations/update-key";
import { createWebhook } from "./operations/create-webhook";
import { deleteWebhook } from "./operations/delete-webhook";
import { getWebhook } from "./operations/get-webhook";
import { getWebhookReadability } from "./operations/get-webhook-readability";
import { listWebhookDeliveries } from "./operations/list-webhook-deliveries";
import { listWebhooks } from "./operations/list-webhooks";
import { redeliverEvent } from "./operations/redeliver-event";
import { rotateWebhookSecret } from "./operations/rotate-webhook-secret";
import { testWebhook } from "./operations/test-webhook";
import { updateWebhook } from "./operations/update-webhook";

const { db, tenant, receiver, sendDue } = workflowTests();

const create = async (events: string[], facts: object = {}) => {
  const made = await createWebhook.execute(tenant().owner, { url: receiver().url, events, ...facts });
  return { ...made, signingSecret: made.signingSecret ?? "" };
};
const parse = () => receiver().deliveries.map(({ body }) => JSON.parse(body));

describe("a webhook", () => {
  it("is created with a signing secret that no other answer contains", async () => {
    const { signingSecret, ...webhook } = await create(["key.created", "key.created", "audit.*"]);
    expect(signingSecret).toMatch(/^whsec_/);
    expect(webhook).toMatchObject({ events: ["key.created", "audit.*"], active: true, version: 1 });
    expect(await getWebhook.execute(tenant().owner, { id: webhook.id })).toEqual(webhook);
    expect((await listWebhooks.execute(tenant().owner, {})).data).toEqual([webhook]);
    const [row] = await db().select().from(webhooks).where(eq(webhooks.id, webhook.id));
    expect(JSON.stringify(row)).not.toContain(signingSecret.slice("whsec_".length));
  });

  it("says whether its signing secret can be decrypted", async () => {
    const { id } = await create(["key.created"]);
    const lost = { ...tenant().owner, keyring: keyringWithoutMaster };
    expect(await getWebhookReadability.execute(tenant().owner, { id })).toEqual({ readable: true });
    expect(await getWebhookReadability.execute(lost, { id })).toEqual({ readable: false });
    await rotateWebhookSecret.execute(lost, { id });
    expect(await getWebhookReadability.execute(lost, { id })).toEqual({ readable: true });
  });

  it.each([
    ["url", { url: "https://user@example.com/" }],
    ["events", { events: [] }],
    ["events.0", { events: ["key.unknown"] }],
    ["events.0", { events: ["audit.keys.create"] }],
  ])("is refused at %s: %j", async (param, facts) => {
    await expect(create(["key.created"], facts)).rejects.toMatchObject({ param });
  });

  it("is of admins and of keys with access to all projects alone", async () => {
    const { id } = await create(["key.created"]);
    const { workspaceId, projectId } = tenant().here;
    const scopes = ["audit:read", "projects:write"];
    expect((await listWebhooks.execute(tenant().as(keyActor(scopes)), {})).data).toHaveLength(1);
    for (const actor of [
      person("member", { [workspaceId]: "admin" }),
      keyActor(scopes, { kind: "project", projectId }, workspaceId),
      keyActor(["audit:read"]),
    ]) {
      const refused = expect.objectContaining({
        status: expect.toSatisfy((status) => [403, 404].includes(status)),
      });
      await expect(updateWebhook.execute(tenant().as(actor), { id, active: false })).rejects.toEqual(refused);
    }
  });

  it("sends the audit log only where a caller who may read it said so", async () => {
    const key = tenant().as(keyActor(["projects:write"]));
    const missing = { code: "INSUFFICIENT_SCOPE", message: "Missing scope audit:read" };
    const make = (events: string[]) => createWebhook.execute(key, { url: receiver().url, events });
    await expect(make(["key.created", "audit.*"])).rejects.toMatchObject(missing);
    const { id } = await make(["key.created"]);
    const { id: theirs } = await create(["audit.*"]);
    for (const patch of [
      { id, events: ["audit.*"] },
      { id: theirs, url: "https://example.com/hook" },
      { id: theirs, events: ["key.created", "audit.*"] },
    ]) {
      await expect(updateWebhook.execute(key, patch)).rejects.toMatchObject(missing);
    }
    await updateWebhook.execute(key, { id, url: "https://example.com/hook" });
    await updateWebhook.execute(key, { id: theirs, active: false });
    const reader = tenant().as(keyActor(["projects:write", "audit:read"]));
    const moved = { id: theirs, url: "https://example.com/hook" };
    expect(await updateWebhook.execute(reader, moved)).toMatchObject({ events: ["audit.*"] });
  });

  it("is one of at most 20 in an organization", async () => {
    for (let count = 0; count < 20; count += 1) await create(["key.leaked"]);
    await expect(create(["key.leaked"])).rejects.toMatchObject({
      code: "CONFLICT",
      message: "An organization can have at most 20 webhooks. Delete one first",
    });
    const [newest] = (await listWebhooks.execute(tenant().owner, {})).data;
    await deleteWebhook.execute(tenant().owner, { id: newest?.id ?? "" });
    expect(await create(["key.leaked"])).toMatchObject({ active: true });
  });

  it("gets a test event, signed with its current secret and the one before, also while it is inactive", async () => {
    const { id, signingSecret } = await create(["key.created"], { active: false });
    const rotated = await rotateWebhookSecret.execute(tenant().owner, { id });
    const delivery = await testWebhook.execute(tenant().owner, { id });
    await sendDue();
    const [got] = receiver().deliveries;
    expect(got?.verify(rotated.signingSecret ?? "")).toEqual(delivery.payload);
    expect(got?.verify(signingSecret)).toEqual(delivery.payload);
    expect(delivery.payload).toEqual({
      type: "webhook.test",
      timestamp: expect.any(String),
      data: { webhook_id: id, message: "This is a test event." },
    });
    await redeliverEvent.execute(tenant().owner, { id: delivery.id });
    await sendDue();
    const { data } = await listWebhookDeliveries.execute(tenant().owner, { id });
    expect(data).toMatchObject([{ type: "webhook.test", status: "succeeded", attempts: [{}, {}] }]);
    await deleteWebhook.execute(tenant().owner, { id });
    expect((await listWebhooks.execute(tenant().owner, {})).data).toEqual([]);
  });
});

describe("events", () => {
  it("tell of keys what was chosen, once each, without secrets", async () => {
    await create(["key.created", "key.rotated", "key.revoked"]);
    await create(["key.leaked"]);
    await create(["key.created"], { active: false });
    const { projectId } = tenant().here;
    const made = await createKey.execute(tenant().owner, { name: "CI", projectId });
    const rotated = await rotateKey.execute(tenant().owner, { id: made.key.id, graceSeconds: 60 });
    await updateKey.execute(tenant().owner, { id: made.key.id, name: "CI server" });
    await revokeKey.execute(tenant().owner, { id: made.key.id });
    await revokeKey.execute(tenant().owner, { id: made.key.id });
    await sendDue();
    const key = { id: made.key.id, name: "CI", project_id: projectId, expires_at: null };
    const events = parse();
    expect(events).toHaveLength(3);
    expect(events).toEqual(
      expect.arrayContaining([
        expect.objectContaining({ type: "key.created", data: { key: { ...key, prefix: made.key.prefix } } }),
        expect.objectContaining({
          type: "key.rotated",
          data: { key: { ...key, prefix: rotated.key.prefix }, grace_seconds: 60 },
        }),
        expect.objectContaining({
          type: "key.revoked",
          data: { key: { ...key, name: "CI server", prefix: rotated.key.prefix } },
        }),
      ]),
    );
    for (const { body } of receiver().deliveries) {
      for (const { secret } of [made, rotated]) expect(body).not.toContain(secret?.slice(18));
    }
  });

  it("are dropped with a change that fails", async () => {
    await create(["key.created", "audit.*"]);
    await createKey.execute(tenant().owner, { name: "CI" });
    await expect(createKey.execute(tenant().owner, { name: "CI" })).rejects.toMatchObject({
      reason: "taken",
    });
    await sendDue();
    const types = parse().map(({ type }) => type);
    expect(types.filter((type) => type.includes("key")).toSorted()).toEqual([
      "audit.keys.create",
      "key.created",
    ]);
  });

  it("tell of every entry of the audit log with audit.*", async () => {
    await create(["audit.*"]);
    const { key } = await createKey.execute(tenant().owner, { name: "CI" });
    await updateKey.execute(tenant().owner, { id: key.id, name: "CI server" });
    await sendDue();
    expect(parse()).toContainEqual({
      type: "audit.keys.update",
      timestamp: expect.any(String),
      data: {
        action: "keys.update",
        actor: expect.stringMatching(/^user:/),
        actor_name: "The owner",
        subject: `key:${key.id}`,
        subject_name: "CI server",
        before: { name: "CI" },
        after: { name: "CI server" },
      },
    });
  });
});
