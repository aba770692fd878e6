import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { effect } from "@/lib/core/operations/operation";
import { requireProvider } from "@/lib/credentials/catalogue/catalogue";
import { updateCredentialInput } from "@/lib/credentials/credential-input";
import { findCredentialTarget } from "@/lib/credentials/credential-target";
import { credentialView } from "@/lib/credentials/credential-view";
import { getTest, probeCredential } from "@/lib/credentials/probing/probe-credential";
import { parseFields } from "@/lib/credentials/sealing/parse-fields";
import { openFields } from "@/lib/credentials/sealing/seal-fields";
import { readSealed } from "@/lib/credentials/write-credential";

/** Tests new values of a credential without saving them. A blank secret is the stored one, like in an update. */
export const checkCredential = effect({
  name: "credentials.check",
  title: "Test a provider credential's new values",
  permission: "credentials:write",
  allowed: { "workspace write": sampleId("credentialId", { apiKey: "sk-sample-0123456789abcdef" }) },
  target: (ctx, { id }) => findCredentialTarget(ctx, id),
  input: updateCredentialInput.pick({ id: true, apiKey: true, apiBase: true, fields: true, confirmed: true }),
  output: z.object({
    result: credentialView.shape.lastTestResult.unwrap(),
    suggestedBaseUrl: z.string().nullable(),
  }),

  claim: async (ctx, input, credential) => {
    const sealed = await readSealed(ctx, credential.id);
    const { publicFields, secrets } = parseFields(requireProvider(credential.provider), input, {
      publicFields: credential.publicFields,
      secretNames: Object.keys(sealed),
    });
    const staying = Object.fromEntries(Object.entries(sealed).filter(([name]) => !(name in secrets)));
    return {
      test: getTest({ provider: credential.provider, publicFields }),
      publicFields,
      secrets: { ...openFields(ctx.keyring.master, credential, staying), ...secrets },
    };
  },
  call: probeCredential,
  record: async (_ctx, { result, suggestedBaseUrl }) => ({ result, suggestedBaseUrl }),
});
