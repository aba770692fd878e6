import { randomUUID } from "node:crypto";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { audit, keys } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createTenant, keyActor, person } from "@/e2e/support/tenant";
import { createProject } from "@/lib/organizations/operations/create-project";
import { createWorkspace } from "@/lib/organizations/operations/create-workspace";
import { deleteProject } from "@/lib/organizations/operations/delete-project";
import { deleteWorkspace } from "@/lib/organizations/operations/delete-workspace";
import { getProject } from "@/lib/organizations/operations/get-project";
import { listProjects } from "@/lib/organizations/operations/list-projects";
import { listWorkspaces } from "@/lib/organizations/operations/list-workspaces";
import { updateProject } from "@/lib/organizations/operations/update-project";
import { updateWorkspace } from "@/lib/organizations/operations/update-workspace";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

const tenant = () => createTenant(engine.db);
const refusal = (code: string, facts: object = {}) => ({ code, ...facts });

describe("workspaces and projects", () => {
  it("finds projects by a part of the name or slug, or by their ids, among those in reach", async () => {
    const { owner, here, there, as } = await tenant();
    const at = (workspaceId: string, name: string) => createProject.execute(owner, { workspaceId, name });
    const voice = await at(here.workspaceId, "Voice notes");
    const far = await at(there.workspaceId, "Voice beta");
    const member = as(person("member", { [here.workspaceId]: "read" }));
    const found = async (ctx: typeof owner, input: object) =>
      (await listProjects.execute(ctx, input)).data.map(({ name }) => name).sort();
    expect(await found(owner, { search: "VOICE" })).toEqual(["Voice beta", "Voice notes"]);
    expect(await found(owner, { search: "voice-n" })).toEqual(["Voice notes"]);
    expect(await found(owner, { search: "%" })).toEqual([]);
    expect(await found(member, { search: "voice" })).toEqual(["Voice notes"]);
    expect(await found(member, { id: [voice.id, far.id] })).toEqual(["Voice notes"]);
  });

  it("finds workspaces by a part of the name or slug, or by their ids, among those that the person sees", async () => {
    const { owner, here, as } = await tenant();
    const voice = await createWorkspace.execute(owner, { name: "Voice lab" });
    const far = await createWorkspace.execute(owner, { name: "Voice archive" });
    const member = as(person("member", { [here.workspaceId]: "read", [voice.id]: "read" }));
    const found = async (ctx: typeof owner, input: object) =>
      (await listWorkspaces.execute(ctx, input)).data.map(({ name }) => name).sort();
    expect(await found(owner, { search: "VOICE" })).toEqual(["Voice archive", "Voice lab"]);
    expect(await found(owner, { search: "voice-l" })).toEqual(["Voice lab"]);
    expect(await found(owner, { search: "%" })).toEqual([]);
    expect(await found(member, { search: "voice" })).toEqual(["Voice lab"]);
    expect(await found(member, { id: [voice.id, far.id] })).toEqual(["Voice lab"]);
  });

  it("are never made under a slug that looks like an id, which could not be found by it", async () => {
    const { owner, here } = await tenant();
    const id = randomUUID();
    const project = await createProject.execute(owner, { workspaceId: here.workspaceId, name: id });
    expect(project.slug).toBe(`named-${id}`);
    expect(await getProject.execute(owner, { id: project.slug })).toEqual(project);
    const asked = createWorkspace.execute(owner, { name: "Any", slug: id });
    await expect(asked).rejects.toMatchObject(refusal("INVALID_REQUEST", { param: "slug" }));
  });

  it("makes a project in the workspace that a slug names", async () => {
    const { owner } = await tenant();
    const workspace = await createWorkspace.execute(owner, { name: "Research" });
    const project = await createProject.execute(owner, { workspaceId: workspace.slug, name: "Search" });
    expect(project).toMatchObject({ workspaceId: workspace.id, slug: "search" });
  });

  it("are made under a slug after their name, and under the next free one when that is taken", async () => {
    const { owner } = await tenant();
    const workspace = await createWorkspace.execute(owner, { name: "Produkt Büro" });
    expect(workspace).toMatchObject({ name: "Produkt Büro", slug: "produkt-buro", version: 1 });
    const input = { workspaceId: workspace.id, name: "Search" };
    expect((await createProject.execute(owner, input)).slug).toBe("search");
    expect((await createProject.execute(owner, input)).slug).toBe("search-2");
  });

  it("refuse a slug that was asked for and is taken", async () => {
    const { owner } = await tenant();
    await createWorkspace.execute(owner, { name: "One", slug: "one" });
    const again = createWorkspace.execute(owner, { name: "Two", slug: "one" });
    await expect(again).rejects.toMatchObject(refusal("CONFLICT", { reason: "taken", param: "slug" }));
  });

  it("say what is wrong with a name, at its field", async () => {
    const { owner } = await tenant();
    for (const name of ["", "   ", "two\nlines", "x".repeat(101), 7]) {
      const bad = createWorkspace.execute(owner, { name });
      await expect(bad).rejects.toMatchObject(refusal("INVALID_REQUEST", { param: "name" }));
    }
  });

  it("raise their version with every change, and refuse an edit of an older one", async () => {
    const { owner, here } = await tenant();
    const edited = await updateProject.execute(owner, { id: here.projectId, version: 1, name: "Renamed" });
    expect(edited).toMatchObject({ name: "Renamed", version: 2 });
    const late = updateProject.execute(owner, { id: here.projectId, version: 1, name: "Late" });
    await expect(late).rejects.toMatchObject(refusal("CONFLICT", { reason: "version" }));
    expect(await getProject.execute(owner, { id: here.projectId })).toMatchObject({ name: "Renamed" });
  });

  it("do not raise the version when an edit changes nothing", async () => {
    const { owner, here } = await tenant();
    const same = await updateProject.execute(owner, { id: here.projectId, name: "Project" });
    expect(same.version).toBe(1);
  });

  it("leave an audit row with what changed, and nothing when they are refused", async () => {
    const { owner, here, organizationId } = await tenant();
    await updateWorkspace.execute(owner, { id: here.workspaceId, name: "Renamed" });
    await deleteWorkspace.execute(owner, { id: here.workspaceId }).catch(() => {});
    const rows = await engine.db.select().from(audit).where(eq(audit.chainId, organizationId));
    expect(rows).toHaveLength(1);
    expect(rows[0]).toMatchObject({
      sequence: 1,
      action: "workspaces.update",
      subject: `workspace:${here.workspaceId}`,
      before: { name: "Workspace" },
      after: { name: "Renamed" },
    });
  });
});

describe("reach", () => {
  it("narrows lists to what a member and a key see", async () => {
    const { as, here } = await tenant();
    const member = as(person("member", { [here.workspaceId]: "read" }));
    const { data: seen } = await listProjects.execute(member, {});
    expect(seen.map(({ id }) => id)).toEqual([here.projectId]);
    const key = as(keyActor(["projects:read"], { kind: "project", projectId: here.projectId }));
    expect((await listProjects.execute(key, {})).data).toHaveLength(1);
    expect((await listWorkspaces.execute(key, {})).data).toEqual([]);
  });

  it("hides what is out of reach as if it did not exist", async () => {
    const { as, here, there } = await tenant();
    const member = as(person("member", { [here.workspaceId]: "write" }));
    const stranger = (await tenant()).owner;
    const absent = getProject.execute(stranger, { id: randomUUID() });
    await expect(absent).rejects.toMatchObject(refusal("NOT_FOUND"));
    for (const [ctx, id] of [
      [member, there.projectId],
      [stranger, here.projectId],
      [stranger, "not-an-id"],
    ] as const) {
      await expect(getProject.execute(ctx, { id })).rejects.toMatchObject(refusal("NOT_FOUND"));
    }
  });

  it("refuses what may be seen but not changed", async () => {
    const { as, here } = await tenant();
    const viewer = as(person("viewer", { [here.workspaceId]: "admin" }));
    const change = updateProject.execute(viewer, { id: here.projectId, name: "Mine" });
    await expect(change).rejects.toMatchObject(refusal("FORBIDDEN", { reason: "access" }));
  });
});

describe("deletion", () => {
  it("refuses a workspace that holds a project", async () => {
    const { owner, here } = await tenant();
    const removal = deleteWorkspace.execute(owner, { id: here.workspaceId });
    await expect(removal).rejects.toMatchObject(refusal("NOT_EMPTY"));
  });

  it("takes a project with its idle keys, refuses active ones, and used ones unless forced", async () => {
    const { owner, here, organizationId } = await tenant();
    const [key] = await engine.db
      .insert(keys)
      .values({ organizationId, projectId: here.projectId, name: "CI", createdBy: "system" })
      .returning({ id: keys.id });
    const remove = (force: boolean) => deleteProject.execute(owner, { id: here.projectId, force });
    await expect(remove(true)).rejects.toMatchObject(
      refusal("KEY_ACTIVE", { extra: { keys: [{ id: key?.id, name: "CI" }] } }),
    );
    await engine.db.update(keys).set({ enabled: false, firstUsedAt: owner.now });
    await expect(remove(false)).rejects.toMatchObject(refusal("HAS_USAGE"));
    expect(await remove(true)).toEqual({ id: here.projectId, deleted: true });
    expect(
      await engine.db.select({ id: keys.id }).from(keys).where(eq(keys.projectId, here.projectId)),
    ).toEqual([]);
  });
});

describe("pages of a list", () => {
  it("hold every row once, in order, whatever the page size", async () => {
    const { owner, here } = await tenant();
    for (let number = 0; number < 7; number++) {
      await createProject.execute(owner, { workspaceId: here.workspaceId, name: `P${number}` });
    }
    const whole = await listProjects.execute(owner, { limit: 100 });
    const walked: string[] = [];
    let cursor: string | undefined;
    do {
      const page = await listProjects.execute(owner, { limit: 2, cursor });
      walked.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(walked).toEqual(whole.data.map(({ id }) => id));
    expect(walked).toHaveLength(9);
  });

  it("refuse a cursor that is none of theirs", async () => {
    const { owner } = await tenant();
    for (const cursor of ["x", "W10", Buffer.from('["a","b"]').toString("base64url")]) {
      const page = listProjects.execute(owner, { cursor });
      await expect(page).rejects.toMatchObject(refusal("INVALID_REQUEST", { param: "cursor" }));
    }
  });
});
