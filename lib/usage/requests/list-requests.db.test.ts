import { randomUUID } from "node:crypto";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { refusal } from "@/e2e/support/key-callers";
import { createTenant, person } from "@/e2e/support/tenant";
import { writeUsage } from "@/e2e/support/usage";
import { toRequestId } from "@/lib/core/request-id";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { createKey } from "@/lib/keys/operations/create-key";
import { getRequest } from "./get-request";
import { listRequests } from "./list-requests";

let engine: Engine;
let tenant: Awaited<ReturnType<typeof createTenant>>;
beforeAll(async () => {
  engine = await openTestDatabase();
  tenant = await createTenant(engine.db);
});
afterAll(() => engine.close());

type Call = Parameters<typeof writeUsage>[2][number];

const secondsAgo = (seconds: number) => new Date(tenant.owner.now.getTime() - seconds * 1_000);

/** Writes calls, the first one the latest, a second apart. Returns the ids of their requests. */
async function write(calls: Call[], of = tenant): Promise<string[]> {
  const rows = calls.map((call, index) => ({ id: randomUUID(), at: secondsAgo(index), ...call }));
  await writeUsage(engine, of.organizationId, rows);
  return rows.map(({ id }) => toRequestId(id));
}

const listIds = async (input: object, ctx = tenant.owner) =>
  (await listRequests.execute(ctx, input)).data.map(({ id }) => id);

describe("a list of requests", () => {
  it("has them newest first, page by page, also those of one millisecond", async () => {
    tenant = await createTenant(engine.db);
    const at = secondsAgo(60);
    const ids = await write([{}, {}, ...Array.from({ length: 5 }, () => ({ at }))]);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listRequests.execute(tenant.owner, { limit: 2, ...(cursor && { cursor }) });
      seen.push(...page.data.map(({ id }) => id));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen.slice(0, 2)).toEqual(ids.slice(0, 2));
    expect(seen.toSorted()).toEqual(ids.toSorted());
  });

  it("says how each ended, and lists one kind of endings", async () => {
    tenant = await createTenant(engine.db);
    const calls: Record<string, Call> = {
      succeeded: {},
      refused: { status: 403, passed: false, code: "FORBIDDEN", reason: "ip" },
      failed: { status: 502, code: "UPSTREAM_ERROR" },
      aborted: { status: 499, outcome: "aborted" },
      cut: { outcome: "cut", stream: true },
    };
    const ids = await write(Object.values(calls));
    const { data } = await listRequests.execute(tenant.owner, {});
    expect(data.map(({ outcome }) => outcome)).toEqual(Object.keys(calls));
    for (const [index, outcome] of Object.keys(calls).entries()) {
      expect(await listIds({ outcome: [outcome] }), outcome).toEqual([ids[index]]);
    }
    expect(await listIds({ outcome: ["succeeded", "cut"] })).toEqual([ids[0], ids[4]]);
    expect(await listIds({ reason: "ip" })).toEqual([ids[1]]);
    expect(await listIds({ status: 502 })).toEqual([ids[2]]);
  });

  it("is filtered by time, key, project, runtime, model, client, address and text", async () => {
    tenant = await createTenant(engine.db);
    const { here, owner } = tenant;
    const [one, two] = [
      await createKey.execute(owner, { name: "One" }),
      await createKey.execute(owner, { name: "Two" }),
    ];
    const runtimeId = randomUUID();
    const ids = await write([
      {
        keyId: one.key.id,
        projectId: here.projectId,
        model: "gpt-4.1",
        client: "openai/python",
        ip: "10.1.2.3",
      },
      { keyId: two.key.id, runtimeId, model: "gpt-4.1-mini", client: "curl/8", ip: "2001:db8::7" },
      { keyId: two.key.id, model: "100%", endpoint: "/v1/models" },
    ]);
    const [first, second, third] = ids;
    const expected: [object, (string | undefined)[]][] = [
      [{ keyId: [one.key.id] }, [first]],
      [{ keyId: [one.key.id, two.key.id] }, ids],
      [{ keyId: [two.key.id], runtimeId: [runtimeId] }, [second]],
      [{ projectId: here.projectId }, [first]],
      [{ model: ["gpt-4.1"] }, [first]],
      [{ client: "CURL" }, [second]],
      [{ ip: "10.0.0.0/8" }, [first]],
      [{ search: "2001:db8::7" }, [second]],
      [{ search: "mini" }, [second]],
      [{ search: "%" }, [third]],
      [{ search: "models" }, [third]],
      [{ search: second }, [second]],
      [{ from: secondsAgo(1).toISOString() }, [first, second]],
      [{ to: secondsAgo(1).toISOString() }, [third]],
      [{ search: "nothing" }, []],
    ];
    for (const [filter, wanted] of expected)
      expect(await listIds(filter), JSON.stringify(filter)).toEqual(wanted);
    const [named] = (await listRequests.execute(owner, { keyId: [one.key.id] })).data;
    expect(named).toMatchObject({ key: { id: one.key.id, name: "One" }, runtime: null });
  });

  it("is searched in 20,000 requests a page, and says how far", async () => {
    tenant = await createTenant(engine.db);
    await write(Array.from({ length: 20_001 }, (_, index) => (index === 20_000 ? { model: "rare" } : {})));
    const page = await listRequests.execute(tenant.owner, { model: ["rare"] });
    expect(page).toMatchObject({ data: [], searchedTo: secondsAgo(19_999).toISOString() });
    const next = await listRequests.execute(tenant.owner, { model: ["rare"], cursor: page.nextCursor });
    expect(next).toMatchObject({ data: [{ model: "rare" }], nextCursor: null, searchedTo: null });
  }, 60_000);

  it.each([
    { ip: "nowhere" },
    { outcome: ["lost"] },
    { keyId: ["x"] },
    { from: "yesterday" },
    { limit: 101 },
  ])("refuses %j at its field", async (input) => {
    const param = expect.stringMatching(new RegExp(`^${Object.keys(input)[0]}`));
    expect(await refusal(listRequests.execute(tenant.owner, input))).toMatchObject({
      code: "INVALID_REQUEST",
      param,
    });
  });
});

describe("a person without access to the whole organization", () => {
  it("sees the requests of their projects, without credentials of the organization", async () => {
    tenant = await createTenant(engine.db);
    const { here, there, owner, as } = tenant;
    const make = (name: string, workspaceId?: string) =>
      createCredential.execute(owner, {
        provider: "openai",
        name,
        apiKey: "sk-seen-0123456789abcdef",
        ...(workspaceId && { workspaceId }),
      });
    const [shared, own] = [await make("Shared"), await make("Own", here.workspaceId)];
    const ids = await write([
      { projectId: here.projectId, credentialId: shared.id, credentialSource: "organization" },
      { projectId: here.projectId, credentialId: own.id, credentialSource: "workspace" },
      { projectId: there.projectId },
      {},
    ]);
    const member = as(person("member", { [here.workspaceId]: "read" }));
    const { data } = await listRequests.execute(member, {});
    expect(data).toMatchObject([
      { id: ids[0], credential: null, credentialSource: "organization" },
      { id: ids[1], credential: { id: own.id, name: "Own" } },
    ]);
    expect(await listIds({ credentialId: [shared.id] }, member)).toEqual([]);
    expect(await listIds({ credentialId: [shared.id] })).toEqual([ids[0]]);
    for (const id of ids.slice(2)) {
      expect(await refusal(getRequest.execute(member, { id }))).toMatchObject({ code: "NOT_FOUND" });
    }
    expect(await getRequest.execute(member, { id: ids[0] })).toMatchObject({ credential: null });
  });

  it("sees no request of another organization", async () => {
    const [id = ""] = await write([{}]);
    const stranger = await createTenant(engine.db);
    expect(await listIds({}, stranger.owner)).toEqual([]);
    for (const reference of [id, "req_1", "", randomUUID()]) {
      expect(await refusal(getRequest.execute(stranger.owner, { id: reference }))).toMatchObject({
        code: "NOT_FOUND",
      });
    }
    expect(await getRequest.execute(tenant.owner, { id })).toMatchObject({ id, status: 200 });
  });
});
