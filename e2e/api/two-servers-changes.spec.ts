import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { call } from "@/e2e/support/call";
import { DAY, MINUTE, withinWindow } from "@/e2e/support/clock";
import {
  type CreatedKey,
  chat,
  createManagementClient,
  createServerTenant,
  type ServerTenant,
} from "@/e2e/support/server-tenant";

let at: ServerTenant;
beforeAll(async () => {
  at = await createServerTenant();
});
afterAll(() => at.stop());

const origin = (index: number) => at.urls[index % at.urls.length] ?? at.url;
const list = (index: number, secret: string) => call(origin(index), "GET", "/v1/models", { key: secret });

describe("changes, at two servers", () => {
  const CLIENTS = 8;
  /** The rounds of a kind of change. There are fewest of the one that takes longest, and 200 in all. */
  const countRounds = (reason: string) => (reason === "expired" ? 11 : 27);
  type Write = (change: ReturnType<typeof createManagementClient>, key: CreatedKey) => Promise<unknown>;
  const post =
    (verb: string): Write =>
    (change, { id }) =>
      change("POST", `/api/keys/${id}/${verb}`, {});
  const patch =
    (fields: object): Write =>
    (change, { id }) =>
      change("PATCH", `/api/keys/${id}`, fields);
  /** An end that is set for a moment ahead; answers once that has passed. */
  const expiring: Write = async (change, { id }) => {
    const due = Date.now() + 300;
    await change("PATCH", `/api/keys/${id}`, { expires_at: new Date(due).toISOString() });
    while (Date.now() <= due) await new Promise((resolve) => setTimeout(resolve, due - Date.now() + 1));
  };
  const closing: Record<string, Write> = {
    disabled: post("disable"),
    revoked: post("revoke"),
    unknown: post("rotate"),
    scope: patch({ scopes: ["keys:read"] }),
    ip: patch({ ip_allowlist: ["203.0.113.0/24"] }),
    day: patch({ daily_hard_limit: 1 }),
    minute: patch({ rate_limit_per_minute: 1 }),
    expired: expiring,
  };

  /** Clients that call without a pause, half of them at each server, until the change is known and two calls more. */
  async function underFire(key: CreatedKey, change: () => Promise<unknown>) {
    const calls: { began: number; reason: string | null }[] = [];
    let acknowledged = Number.POSITIVE_INFINITY;
    let nowWarm = () => {};
    const warm = new Promise<void>((resolve) => {
      nowWarm = resolve;
    });
    const client = async (index: number) => {
      let after = 0;
      while (after < 2) {
        const began = performance.now();
        const { status, body } = await list(index, key.secret);
        calls.push({ began, reason: status === 200 ? null : body.error.reason });
        if (began > acknowledged) after += 1;
        if (calls.length >= CLIENTS * 2) nowWarm();
      }
    };
    const clients = Array.from({ length: CLIENTS }, (_, index) => client(index));
    await warm;
    await change();
    acknowledged = performance.now();
    await Promise.all(clients);
    const listReasons = (isAfter: boolean) =>
      new Set(calls.filter((one) => one.began > acknowledged === isAfter).map((one) => one.reason));
    return { before: listReasons(false), after: listReasons(true) };
  }

  it.each(Object.entries(closing))(
    "%s: no call is accepted that began after the change was acknowledged, at either server",
    async (reason, write) => {
      for (let round = 0; round < countRounds(reason); round += 1) {
        const { before, after } = await withinWindow(MINUTE, async () => {
          const key = await at.createKey({ daily_hard_limit: 100_000, rate_limit_per_minute: 100_000 });
          const change = createManagementClient(origin(round), at.key);
          return underFire(key, () => write(change, key));
        });
        expect(before).toContain(null);
        expect(after).toEqual(new Set([reason]));
      }
    },
  );

  it("opened again, a key works at both servers from the next call on", async () => {
    const key = await at.createKey();
    for (let round = 0; round < 8; round += 1) {
      const change = createManagementClient(origin(round), at.key);
      await post("disable")(change, key);
      const refused = await Promise.all([list(0, key.secret), list(1, key.secret)]);
      expect(refused.map(({ status }) => status)).toEqual([403, 403]);
      await post("enable")(change, key);
      const opened = await Promise.all([list(0, key.secret), list(1, key.secret)]);
      expect(opened.map(({ status }) => status)).toEqual([200, 200]);
    }
  });

  it("a credential that is switched off or on is so for the next call at both servers", async () => {
    const credential = await at.createCredential();
    const { name } = await at.createRuntime({ credential_id: credential });
    const { secret } = await at.createKey();
    const statuses = async () => {
      const answers = at.urls.map((url) => chat({ url }, secret, { model: name }));
      return (await Promise.all(answers)).map(({ status }) => status);
    };
    for (let round = 0; round < 8; round += 1) {
      const change = createManagementClient(origin(round), at.key);
      expect(await statuses()).toEqual([200, 200]);
      await change("PUT", `/api/provider-credentials/${credential}/deactivate`);
      expect(await statuses()).toEqual([424, 424]);
      await change("PUT", `/api/provider-credentials/${credential}/activate`);
    }
  });

  it("a grace that ends holds at both servers: the old secret stops, the new one goes on", async () => {
    for (let round = 0; round < 8; round += 1) {
      const key = await at.createKey();
      const change = createManagementClient(origin(round), at.key);
      const { body } = await change("POST", `/api/keys/${key.id}/rotate`, { grace_seconds: 900 });
      const { before, after } = await underFire(key, () => post("end-grace")(change, key));
      expect([before.has(null), after]).toEqual([true, new Set(["unknown"])]);
      const current = await Promise.all([list(0, body.secret), list(1, body.secret)]);
      expect(current.map(({ status }) => status)).toEqual([200, 200]);
    }
  });

  it("both secrets of a key in its grace draw on one limit, at both servers", async () => {
    await withinWindow(DAY, async () => {
      const key = await at.createKey({ daily_hard_limit: 4 });
      const { body } = await at.manage("POST", `/api/keys/${key.id}/rotate`, { grace_seconds: 900 });
      const statuses = [];
      for (let index = 0; index < 6; index += 1) {
        statuses.push((await list(index, index % 3 === 0 ? key.secret : body.secret)).status);
      }
      expect(statuses).toEqual([200, 200, 200, 200, 429, 429]);
    });
  });

  it("the new secret of a rotation works at both servers at once, the old one at neither", async () => {
    let { id, secret } = await at.createKey();
    for (let round = 0; round < 8; round += 1) {
      const { body } = await createManagementClient(origin(round), at.key)(
        "POST",
        `/api/keys/${id}/rotate`,
        {},
      );
      const statuses = await Promise.all(
        [secret, body.secret].flatMap((one) => [list(0, one), list(1, one)]),
      );
      expect(statuses.map(({ status }) => status)).toEqual([401, 401, 200, 200]);
      secret = body.secret;
    }
  });
});
