import { z } from "zod";
import { version } from "@/lib/core/input/codecs";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { findCredentialTarget } from "@/lib/credentials/credential-target";
import { credentialView, toCredentialView } from "@/lib/credentials/credential-view";
import { lockPrevious, NO_PREVIOUS } from "@/lib/credentials/sealing/previous-secrets";
import { sealFields } from "@/lib/credentials/sealing/seal-fields";
import { updateCredentialRow } from "@/lib/credentials/write-credential";

/**
 * Restores the secrets that the last rotation of a credential replaced, together with the public fields that
 * they were used with.
 */
export const restoreSecret = command({
  name: "credentials.restoreSecret",
  title: "Restore the previous secret of a provider credential",
  permission: "credentials:write",
  allowed: { "workspace write": sampleId("credentialId") },
  target: (ctx, { id }) => findCredentialTarget(ctx, id),
  input: z.strictObject({ id: z.string(), version }),
  output: credentialView,

  run: async (ctx, { version }, credential) => {
    const { secrets, publicFields, hints } = await lockPrevious(ctx, credential);
    const restored = await updateCredentialRow(ctx, credential, version, {
      ...sealFields(ctx.keyring.master, credential, secrets),
      ...{ publicFields, hints, ...NO_PREVIOUS },
      ...{ secretChangedAt: ctx.now, lastTestedAt: null, lastTestResult: null },
    });
    return toCredentialView(restored);
  },
});
