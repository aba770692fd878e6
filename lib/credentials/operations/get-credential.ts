import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { findCredentialTarget } from "@/lib/credentials/credential-target";
import { credentialView, toCredentialView } from "@/lib/credentials/credential-view";

export const getCredential = query({
  name: "credentials.get",
  title: "Get a provider credential",
  permission: "credentials:read",
  allowed: { "workspace read": sampleId("credentialId") },
  target: (ctx, { id }) => findCredentialTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: credentialView,
  run: async (_ctx, _input, credential) => toCredentialView(credential),
});
