import { eq, sql } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { audit, users } from "@/db/schema";
import { createAuthenticator } from "@/e2e/support/authenticator";
import { findRefusal } from "@/e2e/support/credentials";
import { openTestDatabase } from "@/e2e/support/database";
import { createPerson, createRequestFacts, enter } from "@/e2e/support/signed-in-person";
import { testKeyring } from "@/e2e/support/tenant";
import { readSession } from "@/lib/auth/sessions";
import { signIn } from "@/lib/auth/sign-in";
import type { Context } from "@/lib/core/operations/context";
import { confirmPasskey } from "./confirm-passkey";
import { createPasskey } from "./create-passkey";
import { deletePasskey } from "./delete-passkey";
import { listPasskeys } from "./list-passkeys";
import { findRelyingParty } from "./relying-party";
import { startPasskeyConfirmation, startPasskeySignIn } from "./start-authentication";
import { startPasskey } from "./start-passkey";

const ORIGIN = "https://keys.example.com";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

/** Signs a new person in at the origin. */
async function enterNew() {
  const { email, userId } = await createPerson(engine.db);
  const { account } = await enter(engine.db, email);
  const ctx: Context = { ...account, request: { ...account.request, origin: ORIGIN } };
  return { email, userId, ctx };
}

async function addPasskey(ctx: Context, name = "Laptop", device = createAuthenticator(ORIGIN)) {
  const { options, token } = await startPasskey.execute(ctx, {});
  const answer = device.create(options);
  const { id } = await createPasskey.execute(ctx, { name, token, answer });
  return { id, device, token, answer };
}

const enterWith = async (
  device: ReturnType<typeof createAuthenticator>,
  flaws: Parameters<typeof device.get>[1] = {},
) => {
  const { options, token } = await startPasskeySignIn(testKeyring.master, ORIGIN);
  return send(token, device.get(options, flaws));
};
const send = (passkey: string, answer: string) =>
  signIn(
    { engine, keyring: testKeyring, authSecret: "a secret for tests" },
    { passkey, answer },
    { ...createRequestFacts(), origin: ORIGIN },
  );
const refused = { code: "UNAUTHORIZED", reason: "passkey" };

describe("a passkey", () => {
  it("is added under a name, listed, and removed, each with an audit entry", async () => {
    const { ctx, email } = await enterNew();
    const laptop = await addPasskey(ctx, "Laptop");
    const phone = await addPasskey(ctx, "Phone");
    const { data } = await listPasskeys.execute(ctx, {});
    expect(data).toMatchObject([
      { id: laptop.id, name: "Laptop", synced: false, lastUsedAt: null },
      { id: phone.id, name: "Phone" },
    ]);
    const { options } = await startPasskey.execute(ctx, {});
    expect(JSON.parse(options).excludeCredentials).toHaveLength(2);
    expect(await deletePasskey.execute(ctx, { id: laptop.id })).toEqual({ deleted: 1 });
    expect(await deletePasskey.execute(ctx, { id: laptop.id })).toEqual({ deleted: 0 });
    const other = await enterNew();
    expect(await deletePasskey.execute(other.ctx, { id: phone.id })).toEqual({ deleted: 0 });
    expect((await listPasskeys.execute(other.ctx, {})).data).toEqual([]);
    const entries = await engine.db
      .select({ action: audit.action, after: audit.after })
      .from(audit)
      .where(eq(audit.subject, `passkey:${laptop.id}`));
    expect(entries).toEqual([
      { action: "passkeys.create", after: { name: "Laptop", account: email } },
      { action: "passkeys.delete", after: null },
    ]);
  });

  it("is not added by a used, foreign or made-up answer, or without a recent password", async () => {
    const { ctx } = await enterNew();
    const { token, answer } = await addPasskey(ctx);
    const create = (values: { token: string; answer: string }, as = ctx) =>
      findRefusal(createPasskey.execute(as, { name: "Again", ...values }));
    expect(await create({ token, answer })).toMatchObject({ code: "RATE_LIMIT" });
    const started = await startPasskey.execute(ctx, {});
    const device = createAuthenticator(ORIGIN);
    const wrong = { code: "INVALID_REQUEST", param: "answer" };
    for (const made of [
      "not JSON",
      "null",
      "{}",
      answer,
      device.create(started.options, { origin: "https://evil.example.com" }),
      device.create(started.options, { unverified: true }),
    ]) {
      expect(await create({ token: started.token, answer: made })).toMatchObject(wrong);
    }
    const right = { token: started.token, answer: device.create(started.options) };
    const other = await enterNew();
    const late = { code: "INVALID_REQUEST", param: "answer" };
    expect(await create(right, other.ctx)).toMatchObject(late);
    expect(await create({ ...right, token: "made up" })).toMatchObject(late);
    const old = new Date(ctx.now.getTime() - 11 * 60_000);
    const { actor } = ctx;
    const tired = actor.kind === "user" && actor.session && { ...actor, session: { ...actor.session } };
    if (!tired) throw new Error("Nobody is signed in");
    tired.session.reauthenticatedAt = old;
    expect(await create(right, { ...ctx, actor: tired })).toMatchObject({ reason: "step_up" });
    expect((await listPasskeys.execute(ctx, {})).data).toHaveLength(1);
  });

  it("signs in once for each challenge, as both factors", async () => {
    const { ctx, userId, email } = await enterNew();
    const { device } = await addPasskey(ctx);
    await engine.db
      .update(users)
      .set({ sealedTotp: "sealed", totpConfirmedAt: sql`now()` })
      .where(eq(users.id, userId));
    const { options, token } = await startPasskeySignIn(testKeyring.master, ORIGIN);
    const answer = device.get(options);
    const session = await readSession(engine.db, await send(token, answer));
    expect(session?.user).toMatchObject({ email, hasPasskey: true });
    expect((await listPasskeys.execute(ctx, {})).data).toMatchObject([{ lastUsedAt: expect.any(String) }]);
    expect(await findRefusal(send(token, answer))).toMatchObject(refused);
    expect(await enterWith(device)).toEqual(expect.any(String));
    const quiet = createAuthenticator(ORIGIN, false);
    await addPasskey(ctx, "Phone", quiet);
    const started = await startPasskeySignIn(testKeyring.master, ORIGIN);
    const repeated = quiet.get(started.options);
    await send(started.token, repeated);
    expect(await findRefusal(send(started.token, repeated))).toMatchObject({ code: "RATE_LIMIT" });
  });

  it("does not sign in when it is removed, copied, unknown, locked or used elsewhere, or the account is suspended", async () => {
    const { ctx, userId } = await enterNew();
    const { id, device } = await addPasskey(ctx);
    expect(await findRefusal(enterWith(createAuthenticator(ORIGIN)))).toMatchObject(refused);
    expect(await findRefusal(enterWith(device, { unverified: true }))).toMatchObject(refused);
    expect(await findRefusal(enterWith(device, { origin: "https://evil.example.com" }))).toMatchObject(
      refused,
    );
    const confirmation = await startPasskeyConfirmation.execute(ctx, {});
    const crossed = send(confirmation.token, device.get(confirmation.options));
    expect(await findRefusal(crossed)).toMatchObject({ code: "INVALID_REQUEST", param: "answer" });
    expect(await findRefusal(send("made up", "{}"))).toMatchObject({
      code: "INVALID_REQUEST",
      param: "answer",
    });
    await enterWith(device);
    device.rewind();
    expect(await findRefusal(enterWith(device))).toMatchObject(refused);
    const spare = await addPasskey(ctx, "Spare");
    await deletePasskey.execute(ctx, { id });
    for (let uses = 0; uses < 9; uses += 1) device.get('{"challenge":""}');
    expect(await findRefusal(enterWith(device))).toMatchObject(refused);
    await engine.db.update(users).set({ status: "suspended" }).where(eq(users.id, userId));
    expect(await findRefusal(enterWith(spare.device))).toMatchObject({ code: "UNAUTHORIZED" });
  });

  it("confirms the session of its own person for actions that need it", async () => {
    const { ctx } = await enterNew();
    const { device } = await addPasskey(ctx);
    const confirm = async (as: Context, used = device) => {
      const { options, token } = await startPasskeyConfirmation.execute(as, {});
      return confirmPasskey.execute(as, { token, answer: used.get(options) });
    };
    const session = ctx.actor.kind === "user" ? ctx.actor.session : undefined;
    const before = await readSession(engine.db, session?.id ?? "");
    expect(await confirm(ctx)).toMatchObject({ name: "Mara" });
    const after = await readSession(engine.db, session?.id ?? "");
    expect(after?.reauthenticatedAt.getTime()).toBeGreaterThan(before?.reauthenticatedAt.getTime() ?? 0);
    const other = await enterNew();
    await addPasskey(other.ctx);
    expect(await findRefusal(confirm(other.ctx))).toMatchObject({ code: "INVALID_REQUEST", param: "answer" });
  });
});

describe("the addresses with passkeys", () => {
  it.each([
    ["https://keys.example.com", "keys.example.com"],
    ["http://localhost:3000", "localhost"],
    ["http://keys.localhost:3000", "keys.localhost"],
    ["http://keys.example.com", undefined],
    ["http://127.0.0.1:3000", undefined],
    ["https://203.0.113.9", undefined],
    ["https://[2001:db8::1]", undefined],
    [undefined, undefined],
    ["nowhere", undefined],
  ])("%s", (origin, id) => expect(findRelyingParty(origin)?.id).toBe(id));
});
