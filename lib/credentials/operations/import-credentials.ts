import { z } from "zod";
import { command } from "@/lib/core/operations/operation";
import { requireProvider } from "@/lib/credentials/catalogue/catalogue";
import { checkFields } from "@/lib/credentials/catalogue/check-fields";
import { createCredentialInput } from "@/lib/credentials/credential-input";
import { findOwnerTarget } from "@/lib/credentials/credential-target";
import { type Credential, credentialView, toCredentialView } from "@/lib/credentials/credential-view";
import { insertCredential, sample } from "./create-credential";

const MOST = 50;

const item = createCredentialInput
  .pick({ provider: true, name: true, active: true, confirmed: true })
  .extend({ fields: createCredentialInput.shape.fields.unwrap().unwrap() })
  .superRefine(({ provider, fields, confirmed }, refinement) => {
    for (const { field, message } of checkFields(requireProvider(provider), fields, { confirmed }).errors) {
      refinement.addIssue({ code: "custom", path: ["fields", field], message });
    }
  });

const sampleItem = { provider: sample.provider, name: sample.name, fields: { api_key: sample.apiKey } };

/** Creates several credentials, such as those of a .env file: all of them or none. */
export const importCredentials = command({
  name: "credentials.import",
  title: "Import provider credentials",
  permission: "credentials:write",
  allowed: {
    "organization admin": ({ organizationId }) => [{ organizationId, credentials: [sampleItem] }],
    "workspace write": ({ workspaceId }) => [{ workspaceId, credentials: [sampleItem] }],
  },
  target: findOwnerTarget,
  input: z.strictObject({
    organizationId: z.string().max(100).nullish(),
    workspaceId: z.string().max(100).nullish(),
    credentials: z.array(item).min(1).max(MOST),
  }),
  output: z.object({ data: z.array(credentialView) }),

  run: async (ctx, input, workspace) => {
    const made: Credential[] = [];
    for (const wanted of input.credentials) {
      made.push(await insertCredential(ctx, { ...wanted, workspaceId: workspace?.id ?? null }));
    }
    return { data: made.map(toCredentialView) };
  },
});
