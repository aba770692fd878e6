import { expect, it } from "vitest";
import { storageUnits } from "@/db/schema/index";
import { credentialTests } from "@/e2e/support/credentials";
import { person } from "@/e2e/support/tenant";
import { listCredentialHygiene } from "./list-credential-hygiene";

const { db, tenant, create, write } = credentialTests();

const daysAgo = (days: number) => new Date(tenant().owner.now.getTime() - days * 86_400_000);

type Facts = Parameters<typeof write>[1];

/** A credential that is 200 days old, with a fresh secret, and in use, unless told otherwise. */
async function make(name: string, facts: Facts = {}, given = {}) {
  const { id } = await create({ name, ...given });
  const used = { createdAt: daysAgo(200), secretChangedAt: daysAgo(5), lastUsedAt: daysAgo(1) };
  await write(id, { ...used, ...facts });
  return id;
}

it("tells which credentials are unused or keep an old secret, and what cures it", async () => {
  const { owner, as, here, organizationId } = tenant();
  await make("fine");
  const old = await make("old", { secretChangedAt: daysAgo(100) });
  const left = await make("left", { lastUsedAt: daysAgo(91), secretChangedAt: daysAgo(120) });
  await make("new", { createdAt: daysAgo(6), lastUsedAt: null });
  await make("idle", { createdAt: daysAgo(8), lastUsedAt: null }, { workspaceId: here.workspaceId });
  await make("off", { active: false, lastUsedAt: null });
  const stored = await make("stored", { lastUsedAt: null });
  const unit = { name: "files", bucket: "files", type: "S3", credentialId: stored } as const;
  await db()
    .insert(storageUnits)
    .values({ organizationId, workspaceId: here.workspaceId, ...unit });
  const cloud = { provider: "digitalocean", apiKey: "dop_v1_0123456789abcdef" };
  await make("cloud", { lastUsedAt: null }, cloud);
  const { data } = await listCredentialHygiene.execute(owner, {});
  expect(data).toMatchObject([
    { kind: "unused", credential: { name: "left" }, at: daysAgo(91).toISOString() },
    { kind: "secret_unchanged", credential: { name: "old" }, at: daysAgo(100).toISOString() },
    { kind: "unused", credential: { name: "idle" }, at: null },
  ]);
  expect(data.map(({ remediation }) => remediation)).toMatchObject([
    { action: "deactivate", input: { id: left } },
    { action: "replace_secret", input: { id: old } },
    { action: "deactivate" },
  ]);
  const member = as(person("member", { [here.workspaceId]: "read" }));
  const seen = await listCredentialHygiene.execute(member, {});
  expect(seen.data.map(({ credential, remediation }) => [credential.name, remediation])).toEqual([
    ["idle", null],
  ]);
});
