import { z } from "zod";
import { admitTry } from "@/lib/auth/throttle";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { AppError, invalidField } from "@/lib/core/errors/errors";
import { sampleId } from "@/lib/core/operations/allowed";
import { formatActor } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { findCredentialTarget } from "@/lib/credentials/credential-target";
import { openFields } from "@/lib/credentials/sealing/seal-fields";
import { readSealed } from "@/lib/credentials/write-credential";
import { getOwnOrganization } from "@/lib/organizations/get-own-organization";

/**
 * Returns one secret of a credential in plain text, if the organization's policy permits it. Only for owners
 * and admins who entered their password in the last 10 minutes. No route runs it.
 */
export const revealCredential = command({
  name: "credentials.reveal",
  title: "Reveal a secret of a provider credential",
  permission: "credentials:reveal",
  stepUp: true,
  allowed: { "owner or admin": sampleId("credentialId", { field: "api_key" }) },
  target: (ctx, { id }) => findCredentialTarget(ctx, id),
  input: z.strictObject({ id: z.string(), field: z.string().max(64) }),
  output: z.object({ value: z.string() }),

  run: async (ctx, { field }, credential) => {
    const { revealPolicy } = await getOwnOrganization(ctx);
    if (revealPolicy === "never") {
      const message = "Reveal is disabled. An owner can change this in Settings";
      throw new AppError("FORBIDDEN", { message, reason: "reveal_policy" });
    }
    await admitTry(ctx.db, [`reveal:${formatActor(ctx.actor)}`], "reveal");
    const token = new Map(Object.entries(await readSealed(ctx, credential.id))).get(field);
    if (token === undefined) throw invalidField("field", "The credential has no such secret");
    const { [field]: value = "" } = openFields(ctx.keyring.master, credential, { [field]: token });
    recordChange(ctx, {
      subject: `credential:${credential.id}`,
      name: credential.name,
      before: {},
      after: { revealed: field },
    });
    return { value };
  },
});
