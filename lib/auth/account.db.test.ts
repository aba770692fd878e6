import { and, desc, eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import type { Engine } from "@/db/client";
import { audit, users } from "@/db/schema";
import { openTestDatabase } from "@/e2e/support/database";
import { createPerson, enter, PASSWORD } from "@/e2e/support/signed-in-person";
import { changePassword } from "@/lib/auth/operations/change-password";
import { confirmPassword } from "@/lib/auth/operations/confirm-password";
import { endOtherSessions } from "@/lib/auth/operations/end-other-sessions";
import { endSession } from "@/lib/auth/operations/end-session";
import { listSessions } from "@/lib/auth/operations/list-sessions";
import { renameAccount } from "@/lib/auth/operations/rename-account";
import { setPassword } from "@/lib/auth/operations/set-password";
import { readSession } from "./sessions";

let engine: Engine;
beforeAll(async () => {
  engine = await openTestDatabase();
}, 60_000);
afterAll(() => engine.close());

const NEXT = "a password nobody knows";
const enteredTwice = async () => {
  const person = await createPerson(engine.db);
  return {
    ...person,
    here: await enter(engine.db, person.email),
    there: await enter(engine.db, person.email),
  };
};

describe("a first password", () => {
  const withoutPassword = async () => {
    const person = await enteredTwice();
    await engine.db.update(users).set({ passwordHash: null }).where(eq(users.id, person.userId));
    return person;
  };

  it("is set once, ends the other sessions, and signs in from then on", async () => {
    const { email, userId, here, there } = await withoutPassword();
    expect((await readSession(engine.db, here.sessionId))?.user.hasPassword).toBe(false);
    expect(await setPassword.execute(here.account, { next: NEXT })).toEqual({ ended: 1 });
    expect([await here.isLive(), await there.isLive()]).toEqual([true, false]);
    await expect(enter(engine.db, email, NEXT)).resolves.toBeTruthy();
    const again = setPassword.execute(here.account, { next: PASSWORD });
    await expect(again).rejects.toMatchObject({ code: "CONFLICT" });
    const rows = await engine.db
      .select({ after: audit.after })
      .from(audit)
      .where(and(eq(audit.subject, `user:${userId}`), eq(audit.action, "account.setPassword")));
    expect(rows).toEqual([{ after: { password: "set" } }]);
  });

  it("is refused when it is short, and in a session that was not confirmed lately", async () => {
    const { here } = await withoutPassword();
    const short = setPassword.execute(here.account, { next: "short" });
    await expect(short).rejects.toMatchObject({ code: "INVALID_REQUEST", param: "next" });
    const { actor, now } = here.account;
    const reauthenticatedAt = new Date(now.getTime() - 11 * 60_000);
    const old = { ...actor, session: { id: here.sessionId, reauthenticatedAt } };
    const late = setPassword.execute({ ...here.account, actor: old } as typeof here.account, { next: NEXT });
    await expect(late).rejects.toMatchObject({ code: "FORBIDDEN", reason: "step_up" });
  });
});

describe("a new password", () => {
  it("ends the other sessions, keeps this one, and is the only one from then on", async () => {
    const { email, here, there } = await enteredTwice();
    const done = await changePassword.execute(here.account, { current: PASSWORD, next: NEXT });
    expect(done).toEqual({ ended: 1 });
    expect([await here.isLive(), await there.isLive()]).toEqual([true, false]);
    await expect(enter(engine.db, email)).rejects.toMatchObject({ code: "UNAUTHORIZED" });
    await expect(enter(engine.db, email, NEXT)).resolves.toBeTruthy();
  });

  it("proves the person anew", async () => {
    const { here } = await enteredTwice();
    const proved = async () =>
      (await readSession(engine.db, here.sessionId))?.reauthenticatedAt.getTime() ?? 0;
    const before = await proved();
    await changePassword.execute(here.account, { current: PASSWORD, next: NEXT });
    expect(await proved()).toBeGreaterThan(before);
  });

  it("is refused at its field without the old one, or when it is short", async () => {
    const { here, there } = await enteredTwice();
    const wrong = changePassword.execute(here.account, { current: "wrong", next: NEXT });
    await expect(wrong).rejects.toMatchObject({ code: "INVALID_REQUEST", param: "current" });
    const short = changePassword.execute(here.account, { current: PASSWORD, next: "short" });
    await expect(short).rejects.toMatchObject({ code: "INVALID_REQUEST", param: "next" });
    expect(await there.isLive()).toBe(true);
  });

  it("cannot be had by guessing the old one from an open session", async () => {
    const { here } = await enteredTwice();
    const guess = (current: string) => changePassword.execute(here.account, { current, next: NEXT });
    for (let i = 0; i < 10; i += 1)
      await expect(guess(`wrong ${i}`)).rejects.toMatchObject({ param: "current" });
    await expect(guess(PASSWORD)).rejects.toMatchObject({ code: "RATE_LIMIT" });
  });

  it("stands in the audit, but not itself", async () => {
    const { here, userId } = await enteredTwice();
    await changePassword.execute(here.account, { current: PASSWORD, next: NEXT });
    const [row] = await engine.db
      .select({ action: audit.action, actor: audit.actor, after: audit.after })
      .from(audit)
      .where(eq(audit.subject, `user:${userId}`))
      .orderBy(desc(audit.sequence));
    expect(row).toEqual({
      action: "account.changePassword",
      actor: `user:${userId}`,
      after: { password: "changed" },
    });
  });
});

describe("a confirmed password", () => {
  const since = async (sessionId: string) =>
    (await readSession(engine.db, sessionId))?.reauthenticatedAt.getTime() ?? 0;

  it("proves the person anew in this session alone", async () => {
    const { email, here, there } = await enteredTwice();
    const before = await Promise.all([since(here.sessionId), since(there.sessionId)]);
    const done = await confirmPassword.execute(here.account, { password: PASSWORD });
    expect(done).toMatchObject({ email });
    expect(await since(here.sessionId)).toBeGreaterThan(before[0]);
    expect(await since(there.sessionId)).toBe(before[1]);
    expect(await there.isLive()).toBe(true);
  });

  it("is refused at its field when it is wrong, and proves nothing", async () => {
    const { here } = await enteredTwice();
    const before = await since(here.sessionId);
    const wrong = confirmPassword.execute(here.account, { password: "wrong" });
    await expect(wrong).rejects.toMatchObject({ code: "INVALID_REQUEST", param: "password" });
    expect(await since(here.sessionId)).toBe(before);
  });

  it("cannot be guessed, together with the tries of a password change", async () => {
    const { here } = await enteredTwice();
    const guess = (password: string) => confirmPassword.execute(here.account, { password });
    for (let i = 0; i < 5; i += 1) {
      await expect(guess(`wrong ${i}`)).rejects.toMatchObject({ param: "password" });
      const change = changePassword.execute(here.account, { current: `wrong ${i}`, next: NEXT });
      await expect(change).rejects.toMatchObject({ param: "current" });
    }
    await expect(guess(PASSWORD)).rejects.toMatchObject({ code: "RATE_LIMIT" });
  });

  it("stands in the audit, but not itself", async () => {
    const { here, userId } = await enteredTwice();
    await confirmPassword.execute(here.account, { password: PASSWORD });
    const [row] = await engine.db
      .select({ action: audit.action, actor: audit.actor, after: audit.after })
      .from(audit)
      .where(eq(audit.subject, `session:${here.sessionId}`))
      .orderBy(desc(audit.sequence));
    expect(row).toEqual({
      action: "sessions.confirmPassword",
      actor: `user:${userId}`,
      after: { password: "confirmed" },
    });
  });
});

describe("one's sessions", () => {
  it("are listed, this one marked, without those that ended", async () => {
    const { here, there } = await enteredTwice();
    const { data } = await listSessions.execute(here.account, {});
    expect(new Map(data.map((row) => [row.id, row.current]))).toEqual(
      new Map([
        [here.sessionId, true],
        [there.sessionId, false],
      ]),
    );
    await endSession.execute(here.account, { id: there.sessionId });
    expect((await listSessions.execute(here.account, {})).data).toHaveLength(1);
  });

  it("end one by one, or all others at once", async () => {
    const { email, here, there } = await enteredTwice();
    expect(await endSession.execute(here.account, { id: there.sessionId })).toEqual({ ended: 1 });
    expect(await endSession.execute(here.account, { id: there.sessionId })).toEqual({ ended: 0 });
    const third = await enter(engine.db, email);
    expect(await endOtherSessions.execute(here.account, {})).toEqual({ ended: 1 });
    expect([await here.isLive(), await third.isLive()]).toEqual([true, false]);
  });

  it("are nobody else's to end", async () => {
    const [mine, theirs] = [await enteredTwice(), await enteredTwice()];
    const done = await endSession.execute(mine.here.account, { id: theirs.here.sessionId });
    expect(done).toEqual({ ended: 0 });
    expect(await theirs.here.isLive()).toBe(true);
  });
});

describe("one's name", () => {
  it("changes, with an audit row only if it does", async () => {
    const { here, userId } = await enteredTwice();
    await renameAccount.execute(here.account, { name: "Mara Ellis" });
    await renameAccount.execute(here.account, { name: "Mara Ellis" });
    expect((await readSession(engine.db, here.sessionId))?.user.name).toBe("Mara Ellis");
    const rows = await engine.db
      .select({ before: audit.before, after: audit.after })
      .from(audit)
      .where(eq(audit.subject, `user:${userId}`));
    expect(rows).toEqual([{ before: { name: "Mara" }, after: { name: "Mara Ellis" } }]);
  });
});

it("refuses a key, which has no account", async () => {
  const { here } = await enteredTwice();
  const asSystem = { ...here.account, actor: { kind: "system" } as const };
  await expect(listSessions.execute(asSystem, {})).rejects.toMatchObject({ code: "FORBIDDEN" });
});
