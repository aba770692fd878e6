import { z } from "zod";
import { version } from "@/lib/core/input/codecs";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { findCredentialTarget } from "@/lib/credentials/credential-target";
import { credentialView, toCredentialView } from "@/lib/credentials/credential-view";
import { updateCredentialRow } from "@/lib/credentials/write-credential";

export const activateCredential = command({
  name: "credentials.activate",
  title: "Activate a provider credential",
  permission: "credentials:write",
  allowed: { "workspace write": sampleId("credentialId") },
  target: (ctx, { id }) => findCredentialTarget(ctx, id),
  input: z.strictObject({ id: z.string(), version }),
  output: credentialView,

  run: async (ctx, { version }, credential) => {
    const patch = credential.active ? {} : { active: true, activatedAt: ctx.now };
    return toCredentialView(await updateCredentialRow(ctx, credential, version, patch));
  },
});
