import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Engine } from "@/db/client";
import { members } from "@/db/schema/index";
import { openServerDatabase } from "@/e2e/support/database-server";
import { refusal } from "@/e2e/support/key-callers";
import { makeUser } from "@/e2e/support/make-user";
import { createRequestFacts, PASSWORD } from "@/e2e/support/signed-in-person";
import { createTenant, person, testKeyring } from "@/e2e/support/tenant";
import { rounds } from "@/scripts/rounds";
import { acceptAsNewPerson } from "./invitations/accept-invitation";
import { createInvitation } from "./invitations/create-invitation";
import { deleteMember } from "./operations/delete-member";
import { leaveOrganization } from "./operations/leave-organization";
import { updateMember } from "./operations/update-member";

const WAYS = 8;
const ROUNDS = rounds(10, 200);

let engine: Engine;
beforeAll(async () => {
  engine = await openServerDatabase(WAYS);
});
afterAll(() => engine.close());

test("of owners who leave, step down and are removed in parallel, one stays", async () => {
  for (let round = 0; round < ROUNDS; round++) {
    const tenant = await createTenant(engine.db);
    const { organizationId } = tenant;
    const owners = await Promise.all(
      Array.from({ length: WAYS }, async () => {
        const actor = person("owner");
        await makeUser(engine.db, actor);
        const row = { organizationId, userId: actor.id, role: "owner" as const };
        const [member] = await engine.db.insert(members).values(row).returning({ id: members.id });
        return { id: member?.id ?? "", ctx: tenant.as(actor) };
      }),
    );
    const outcomes = await Promise.all(
      owners.map(({ id, ctx }, i) =>
        refusal(
          [
            () => leaveOrganization.execute(ctx, { confirmation: "Acme" }),
            () => updateMember.execute(ctx, { id, role: "member" }),
            () => deleteMember.execute(ctx, { id }),
          ][i % 3]?.() ?? Promise.reject(new Error("No such way")),
        ),
      ),
    );
    const refused = outcomes.filter((outcome) => outcome !== "not refused");
    expect(refused).toMatchObject([{ code: "CONFLICT", reason: "last_owner" }]);
    const left = and(eq(members.organizationId, organizationId), eq(members.role, "owner"));
    expect(await engine.db.$count(members, left)).toBe(1);
  }
});

test("an invitation accepted many times in parallel makes one member", async () => {
  const { owner, organizationId } = await createTenant(engine.db);
  const { token } = await createInvitation.execute(owner, { email: "noor@example.com", role: "viewer" });
  const accept = () =>
    acceptAsNewPerson(
      { engine, keyring: testKeyring },
      token ?? "",
      { name: "Noor", password: PASSWORD },
      createRequestFacts(),
    );
  const outcomes = await Promise.all(Array.from({ length: WAYS }, () => refusal(accept())));
  const refused = outcomes.filter((outcome) => outcome !== "not refused");
  expect(refused).toHaveLength(WAYS - 1);
  expect(new Set(refused.map(({ code }) => code))).toEqual(new Set(["CONFLICT"]));
  expect(await engine.db.$count(members, eq(members.organizationId, organizationId))).toBe(1);
});
