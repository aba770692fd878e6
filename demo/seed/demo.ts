import { writeFileSync } from "node:fs";
import { eq } from "drizzle-orm";
import type { Database } from "@/db/client";
import { members, projects, workspaces } from "@/db/schema/index";
import { createFirstOwner } from "@/lib/auth/first-owner";
import { hashPassword } from "@/lib/auth/passwords";
import { appendAudit } from "@/lib/core/changes/audit-trail";
import type { Context, Keyring } from "@/lib/core/operations/context";
import { PRINTED_KEY } from "./plans/key-plans";
import { PEOPLE } from "./plans/people";
import { DAY_MS, type Made, tell } from "./plans/story";
import { recordTraffic } from "./record-traffic";
import { backdate } from "./steps/backdate";
import { budgetSteps } from "./steps/budget-steps";
import { chargeBudgets } from "./steps/charge-budgets";
import { keySteps } from "./steps/key-steps";
import { storageSteps } from "./steps/storage-steps";
import { FOUNDED_DAYS_AGO, treeSteps } from "./steps/tree-steps";
import { vaultSteps } from "./steps/vault-steps";
import { workflowSteps } from "./steps/workflow-steps";

type Wanted = {
  /** The password of all people in the demo. */
  password: string;
  /** The path of the file for the secret of the key that the demo prints. Null writes none. */
  keyFile: string | null;
  /** The base URL of the stand-in provider. */
  provider: string;
};

/**
 * Fills an installation without users with an example organization: people, workspaces, projects,
 * credentials, runtimes, storage units, a workflow, keys in every state and the usage of two weeks. Runs in the
 * caller's transaction, so that a failure leaves nothing behind.
 */
export async function seedDemo(tx: Database, keyring: Keyring, wanted: Wanted): Promise<void> {
  const { name, email, ip, client } = PEOPLE.mara;
  const request = { id: "demo", ip, client, idempotency: null };
  const passwordHash = await hashPassword(wanted.password);
  const owner = { email, name, passwordHash, organization: "Fernhill" };
  const { ctx } = await createFirstOwner(tx, keyring, owner, request);
  const founded = new Date(ctx.now.getTime() - FOUNDED_DAYS_AGO * DAY_MS);
  await appendAudit({ ...ctx, now: founded }, "installation.bootstrap", ctx.changes);
  const made: Made = { ids: await firstIds(ctx), secrets: new Map() };
  const steps = [
    ...treeSteps(passwordHash),
    ...vaultSteps(wanted.provider),
    ...storageSteps(new URL(wanted.provider).origin),
    ...workflowSteps(new URL(wanted.provider).origin),
    ...keySteps(),
    ...budgetSteps(),
  ];
  await tell({ ...ctx, allowPrivateUpstreams: true }, steps, ctx.now, made);
  await backdate(ctx);
  await recordTraffic(ctx, made, ctx.now);
  await chargeBudgets(ctx, ctx.now);
  const secret = made.secrets.get(PRINTED_KEY) ?? "";
  if (wanted.keyFile) writeFileSync(wanted.keyFile, `${secret}\n`, { mode: 0o600 });
}

/** Returns the ids of the first owner, workspace and project by the names that the steps use. */
async function firstIds({ db, organizationId }: Context): Promise<Map<string, string>> {
  const [first] = await db
    .select({ owner: members.userId, workspace: workspaces.id, project: projects.id })
    .from(members)
    .innerJoin(workspaces, eq(workspaces.organizationId, members.organizationId))
    .innerJoin(projects, eq(projects.workspaceId, workspaces.id))
    .where(eq(members.organizationId, organizationId));
  if (!first) throw new Error("The first owner was not written");
  return new Map([
    [PEOPLE.mara.name, first.owner],
    ["Product", first.workspace],
    ["Support copilot", first.project],
  ]);
}
