import { afterAll, beforeAll, describe, expect, test } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { refusal } from "@/e2e/support/key-callers";
import { createTenant } from "@/e2e/support/tenant";
import type { Context } from "@/lib/core/operations/context";
import { createKey } from "./create-key";
import { endGrace, extendGrace, rotateKey } from "./rotate-key";
import { updateKey } from "./update-key";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
});
afterAll(() => engine.close());

const HOUR = 3_600;
const later = (ctx: Context, seconds: number) => new Date(ctx.now.getTime() + seconds * 1000);
const make = async (ctx: Context, input: object = {}) =>
  (await createKey.execute(ctx, { name: "CI server", ...input })).key;

describe("a rotation with grace", () => {
  test("leaves the old secret working until the grace ends, and names both", async () => {
    const { owner } = await createTenant(engine.db);
    const { id, prefix } = await make(owner);
    const { key, secret } = await rotateKey.execute(owner, { id, graceSeconds: HOUR });
    expect(secret?.startsWith(key.prefix)).toBe(true);
    expect(key.secrets.map(({ current, validUntil }) => ({ current, validUntil }))).toEqual([
      { current: true, validUntil: null },
      { current: false, validUntil: later(owner, HOUR).toISOString() },
    ]);
    expect(key.secrets[1]?.prefix).toBe(prefix);
  });

  test("never outlives the key's expiry", async () => {
    const { owner } = await createTenant(engine.db);
    const expiresAt = later(owner, 2 * HOUR).toISOString();
    const { id } = await make(owner, { expiresAt });
    const { key } = await rotateKey.execute(owner, { id, graceSeconds: 24 * HOUR });
    expect(key.secrets[1]?.validUntil).toBe(expiresAt);
    const extended = await extendGrace.execute(owner, { id, graceSeconds: 24 * HOUR });
    expect(extended.secrets[1]?.validUntil).toBe(expiresAt);
    const sooner = later(owner, HOUR).toISOString();
    const { secrets } = await updateKey.execute(owner, { id, expiresAt: sooner });
    expect(secrets.map(({ validUntil }) => validUntil)).toEqual([null, sooner]);
    expect(await updateKey.execute(owner, { id, expiresAt: null })).toMatchObject({ secrets });
  });

  test("ends the older retiring secret when the key is rotated again", async () => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner);
    const first = await rotateKey.execute(owner, { id, graceSeconds: HOUR });
    const second = await rotateKey.execute(owner, { id, graceSeconds: HOUR });
    expect(second.key.secrets.map((one) => one.prefix)).toEqual([second.key.prefix, first.key.prefix]);
  });

  test("can be ended early and extended, each raising the version once", async () => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner);
    const { key } = await rotateKey.execute(owner, { id, graceSeconds: HOUR });
    const extended = await extendGrace.execute(owner, { id, version: key.version, graceSeconds: 3 * HOUR });
    expect(extended).toMatchObject({ version: key.version + 1 });
    expect(extended.secrets[1]?.validUntil).toBe(later(owner, 3 * HOUR).toISOString());
    const ended = await endGrace.execute(owner, { id, version: extended.version });
    expect(ended.secrets.map((one) => one.current)).toEqual([true]);
    expect(await endGrace.execute(owner, { id })).toMatchObject({ version: ended.version });
    expect(await refusal(extendGrace.execute(owner, { id, graceSeconds: 1 }))).toMatchObject({
      code: "CONFLICT",
      reason: "no_grace",
    });
  });

  test("refuses a stale version and changes nothing then", async () => {
    const { owner } = await createTenant(engine.db);
    const { id, prefix, version } = await make(owner);
    await updateKey.execute(owner, { id, name: "Renamed" });
    expect(await refusal(rotateKey.execute(owner, { id, version, graceSeconds: HOUR }))).toMatchObject({
      reason: "version",
    });
    const { key } = await rotateKey.execute(owner, { id, graceSeconds: HOUR });
    expect(key.secrets[1]?.prefix).toBe(prefix);
  });

  test("says what is wrong with its length", async () => {
    const { owner } = await createTenant(engine.db);
    const { id } = await make(owner);
    for (const graceSeconds of [-1, 1.5, 31 * 24 * HOUR, "1h"]) {
      expect(await refusal(rotateKey.execute(owner, { id, graceSeconds }))).toMatchObject({
        code: "INVALID_REQUEST",
        param: "graceSeconds",
      });
    }
  });
});
