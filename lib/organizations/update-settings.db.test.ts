import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, person } from "@/e2e/support/tenant";
import { listAudit } from "@/lib/audit/list-audit";
import { getOrganization } from "./operations/get-organization";
import { updateSettings } from "./operations/update-settings";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

const tenant = () => createTenant(engine.db);

describe("the settings of an organization", () => {
  it("are at first: no reveal, rotations can be undone, every variable is used", async () => {
    const { owner } = await tenant();
    expect(await getOrganization.execute(owner, {})).toMatchObject({
      revealPolicy: "never",
      rotationUndo: true,
      developerMode: false,
      environmentFallback: true,
      environmentFallbackOff: [],
      roundRobinProviders: [],
    });
  });

  it("change one by one, with the fields before and after in the audit log", async () => {
    const { owner } = await tenant();
    const first = await updateSettings.execute(owner, { revealPolicy: "step-up", version: 1 });
    expect(first).toMatchObject({ revealPolicy: "step-up", rotationUndo: true, version: 2 });
    await updateSettings.execute(owner, { name: "Fernhill", rotationUndo: false });
    expect(await getOrganization.execute(owner, {})).toMatchObject({
      name: "Fernhill",
      revealPolicy: "step-up",
      rotationUndo: false,
      version: 3,
    });
    const { data } = await listAudit.execute(owner, {});
    expect(data.map(({ action, before, after }) => ({ action, before, after }))).toEqual([
      {
        action: "organizations.updateSettings",
        before: { name: "Acme", rotationUndo: true },
        after: { name: "Fernhill", rotationUndo: false },
      },
      {
        action: "organizations.updateSettings",
        before: { revealPolicy: "never" },
        after: { revealPolicy: "step-up" },
      },
    ]);
  });

  it("are changed by admins, but for the reveal policy", async () => {
    const { as } = await tenant();
    const admin = as(person("admin"));
    const changed = { developerMode: true, environmentFallback: false };
    expect(await updateSettings.execute(admin, changed)).toMatchObject(changed);
    await expect(updateSettings.execute(admin, { revealPolicy: "step-up" })).rejects.toMatchObject({
      code: "FORBIDDEN",
      param: "revealPolicy",
      message: "Only an owner can change who may reveal secrets",
    });
    await expect(updateSettings.execute(as(person("member")), { name: "Mine" })).rejects.toMatchObject({
      code: "FORBIDDEN",
    });
  });

  it("change in the caller's organization only, and not over a newer version", async () => {
    const [mine, other] = [await tenant(), await tenant()];
    await updateSettings.execute(mine.owner, { developerMode: true });
    expect(await getOrganization.execute(other.owner, {})).toMatchObject({ developerMode: false });
    await expect(
      updateSettings.execute(mine.owner, { developerMode: false, version: 1 }),
    ).rejects.toMatchObject({ code: "CONFLICT", reason: "version" });
  });

  it.each([
    ["revealPolicy", { revealPolicy: "always" }],
    ["environmentFallbackOff.0", { environmentFallbackOff: ["sk_live_0"] }],
    ["roundRobinProviders.0", { roundRobinProviders: ["Not an id"] }],
    ["name", { name: " " }],
    ["slug", { slug: "other" }],
  ])("refuse a bad %s at its field", async (param, input) => {
    const { owner } = await tenant();
    await expect(updateSettings.execute(owner, input)).rejects.toMatchObject({
      code: "INVALID_REQUEST",
      param,
    });
  });
});
