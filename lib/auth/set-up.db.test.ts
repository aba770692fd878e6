import { eq } from "drizzle-orm";
import { afterAll, beforeEach, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { audit, members, organizations, projects, workspaces } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createRequestFacts, enter } from "@/e2e/support/signed-in-person";
import { testKeyring } from "@/e2e/support/tenant";
import { hasUsers } from "./first-owner";
import { setUp, setUpToken } from "./set-up";

let engine: Engine;
beforeEach(async () => {
  await engine?.close();
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

const wanted = {
  name: "Mara",
  email: "Mara@Example.com",
  password: "correct horse battery",
  organization: "Fernhill & Söhne",
  project: "Support copilot",
};
const run = (raw: object = wanted, token: string | null = null) =>
  setUp({ engine, keyring: testKeyring }, raw, token, createRequestFacts());

describe("setting up", () => {
  it("makes the first owner, organization, workspace and project, and lets the owner in", async () => {
    expect(await hasUsers(engine.db)).toBe(false);
    expect(await run()).toEqual({ slug: "fernhill-sohne" });
    const [made] = await engine.db
      .select({ role: members.role, workspace: workspaces.slug, project: projects.slug })
      .from(organizations)
      .innerJoin(members, eq(members.organizationId, organizations.id))
      .innerJoin(workspaces, eq(workspaces.organizationId, organizations.id))
      .innerJoin(projects, eq(projects.workspaceId, workspaces.id));
    expect(made).toEqual({ role: "owner", workspace: "main", project: "support-copilot" });
    await expect(enter(engine.db, "mara@example.com")).resolves.toBeTruthy();
    const rows = await engine.db
      .select({ subject: audit.subject })
      .from(audit)
      .where(eq(audit.action, "installation.setUp"));
    expect(rows.map((row) => row.subject.split(":")[0]).sort()).toEqual([
      "organization",
      "project",
      "user",
      "workspace",
    ]);
  });

  it("is closed once there is a user, and changes nothing then", async () => {
    await run();
    await expect(run({ ...wanted, email: "eve@example.com" })).rejects.toMatchObject({
      code: "FORBIDDEN",
      reason: "closed",
    });
    await expect(enter(engine.db, "eve@example.com")).rejects.toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("asks for its token where there is one, and says at which field something is wrong", async () => {
    const token = setUpToken("an auth secret of this installation");
    for (const given of [undefined, "", "wrong", setUpToken("another secret")]) {
      const refused = run({ ...wanted, token: given }, token);
      await expect(refused).rejects.toMatchObject({ code: "INVALID_REQUEST", param: "token" });
    }
    const bad = run({ ...wanted, token, email: "mara", password: "short" }, token);
    await expect(bad).rejects.toMatchObject({
      fields: [{ path: "email" }, { path: "password" }],
    });
    expect(await hasUsers(engine.db)).toBe(false);
    await expect(run({ ...wanted, token: ` ${token} ` }, token)).resolves.toBeTruthy();
  });
});
