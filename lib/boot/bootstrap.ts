import { writeFileSync } from "node:fs";
import type { Database } from "@/db/client";
import { createFirstOwner, hasUsers } from "@/lib/auth/first-owner";
import { hashPassword } from "@/lib/auth/passwords";
import { appendAudit } from "@/lib/core/changes/audit-trail";
import type { Keyring } from "@/lib/core/operations/context";
import { SCOPES } from "@/lib/core/operations/scopes";
import type { Bootstrap } from "@/lib/env";
import { insertKey } from "@/lib/keys/operations/create-key";

/** Creates the first rows of an installation without users. */
export type Fill = (tx: Database, keyring: Keyring, wanted: Bootstrap) => Promise<void>;

/**
 * Creates the first owner, organization, workspace, project and key of a headless installation. The key's
 * secret is only written to a file. Does nothing when a user exists. The caller must hold the boot lock.
 */
export async function bootstrap(
  tx: Database,
  keyring: Keyring,
  wanted: Bootstrap | null,
  fill: Fill = fillWithDefaults,
) {
  if (!wanted || (await hasUsers(tx))) return;
  await fill(tx, keyring, wanted);
}

const fillWithDefaults: Fill = async (tx, keyring, wanted) => {
  const email = wanted.email.toLowerCase();
  const owner = {
    email,
    name: email.split("@")[0] ?? email,
    passwordHash: await hashPassword(wanted.password),
    ...{ organization: "Default", workspace: "Default", project: "Default" },
  };
  const request = { id: "boot", ip: null, client: null, idempotency: null };
  const { ctx } = await createFirstOwner(tx, keyring, owner, request);
  if (wanted.keyFile) {
    const scopes = SCOPES.map((scope) => scope.name);
    const { secret } = await insertKey(ctx, { name: "Bootstrap", scopes });
    writeFileSync(wanted.keyFile, `${secret}\n`, { mode: 0o600, flag: "wx" });
  }
  await appendAudit(ctx, "installation.bootstrap", ctx.changes);
};
