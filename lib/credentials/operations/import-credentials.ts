import { z } from "zod";
import { label } from "@/lib/core/codecs";
import { command } from "@/lib/core/operation";
import { providerId, requireProvider } from "@/lib/credentials/catalogue/catalogue";
import { checkFields } from "@/lib/credentials/catalogue/check-fields";
import { findOwnerTarget } from "@/lib/credentials/credential-target";
import { type Credential, credentialView, toCredentialView } from "@/lib/credentials/credential-view";
import { insertCredential, sample } from "./create-credential";

const MOST = 50;

const item = z
  .strictObject({
    provider: providerId,
    name: label,
    apiKey: z.string().max(40_000),
    apiBase: z.string().max(40_000).nullish(),
    active: z.boolean().default(true),
    confirmed: z.boolean().default(false),
  })
  .superRefine(({ provider, apiKey, apiBase, confirmed }, refinement) => {
    const fields = { api_key: apiKey, api_base: apiBase };
    for (const { field, message } of checkFields(requireProvider(provider), fields, { confirmed }).errors) {
      refinement.addIssue({ code: "custom", path: [field === "api_base" ? "apiBase" : "apiKey"], message });
    }
  });

/** Creates several credentials, such as those of a .env file: all of them or none. */
export const importCredentials = command({
  name: "credentials.import",
  title: "Import provider credentials",
  permission: "credentials:write",
  allowed: {
    "organization admin": ({ organizationId }) => [{ organizationId, credentials: [sample] }],
    "workspace write": ({ workspaceId }) => [{ workspaceId, credentials: [sample] }],
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
