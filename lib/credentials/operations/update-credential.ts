import type { z } from "zod";
import { notFound } from "@/lib/core/errors/errors";
import { sampleId } from "@/lib/core/operations/allowed";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { requireProvider } from "@/lib/credentials/catalogue/catalogue";
import { updateCredentialInput } from "@/lib/credentials/credential-input";
import { findCredential, findCredentialTarget } from "@/lib/credentials/credential-target";
import { type Credential, credentialView, toCredentialView } from "@/lib/credentials/credential-view";
import { parseFields } from "@/lib/credentials/sealing/parse-fields";
import { toPreviousColumns } from "@/lib/credentials/sealing/previous-secrets";
import { openFields, sealFields } from "@/lib/credentials/sealing/seal-fields";
import { lockSealed, updateCredentialRow, type WritableCredential } from "@/lib/credentials/write-credential";
import { toHints } from "./create-credential";

type Wanted = Omit<z.output<typeof updateCredentialInput>, "id">;

/** Updates the given fields. A blank secret keeps the stored one, every other value replaces it. */
export const updateCredential = command({
  name: "credentials.update",
  title: "Update a provider credential",
  permission: "credentials:write",
  allowed: {
    "workspace write": sampleId("credentialId", { name: "Sample" }, { apiKey: "sk-sample-0123456789abcdef" }),
  },
  target: (ctx, { id }) => findCredentialTarget(ctx, id),
  input: updateCredentialInput,
  output: credentialView,

  run: async (ctx, { id: _, ...wanted }, credential) =>
    toCredentialView(await editCredential(ctx, credential.id, wanted)),
});

/** Updates a credential under a lock, so that a parallel edit cannot point the secret to another host. */
export async function editCredential(ctx: Context, id: string, wanted: Wanted): Promise<Credential> {
  const sealedFields = await lockSealed(ctx, id);
  const credential = await findCredential(ctx, id);
  if (!credential) throw notFound();
  const { publicFields, secrets } = parseFields(requireProvider(credential.provider), wanted, {
    publicFields: credential.publicFields,
    secretNames: Object.keys(sealedFields),
  });
  const { name, description, tags, priority, version } = wanted;
  return updateCredentialRow(ctx, credential, version, {
    ...(name !== undefined && { name }),
    ...(description !== undefined && { description: description || null }),
    ...(tags !== undefined && { tags: tags ?? [] }),
    ...(priority != null && { priority }),
    publicFields,
    ...(Object.keys(secrets).length > 0 && (await replaceSecrets(ctx, credential, sealedFields, secrets))),
  });
}

/**
 * Returns the fields of replaced secrets. All secrets are encrypted with the current key, the replaced ones are
 * kept for a while, and the test result is reset.
 */
async function replaceSecrets(
  ctx: Context,
  credential: Credential,
  sealedFields: Record<string, string>,
  secrets: Record<string, string>,
): Promise<WritableCredential> {
  const staying = Object.entries(sealedFields).filter(([name]) => !(name in secrets));
  const opened = openFields(ctx.keyring.master, credential, Object.fromEntries(staying));
  return {
    ...sealFields(ctx.keyring.master, credential, { ...opened, ...secrets }),
    ...(await toPreviousColumns(ctx, credential, sealedFields)),
    hints: { ...credential.hints, ...toHints(requireProvider(credential.provider), secrets) },
    secretChangedAt: ctx.now,
    lastTestedAt: null,
    lastTestResult: null,
  };
}
