import { randomUUID } from "node:crypto";
import type { z } from "zod";
import { credentials } from "@/db/schema/index";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { noAccess } from "@/lib/core/errors/errors";
import { type Context, formatActor } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { requireProvider } from "@/lib/credentials/catalogue/catalogue";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import { createCredentialInput } from "@/lib/credentials/credential-input";
import { findCredential, findCredentialTarget, findOwnerTarget } from "@/lib/credentials/credential-target";
import { type Credential, credentialView, toCredentialView } from "@/lib/credentials/credential-view";
import { parseFields } from "@/lib/credentials/sealing/parse-fields";
import { sealFields, toHint } from "@/lib/credentials/sealing/seal-fields";
import { recordCredential } from "@/lib/credentials/write-credential";

/** The fields of a new credential, with the workspace that was found. */
type Wanted = Omit<z.input<typeof createCredentialInput>, "organizationId" | "workspaceId"> & {
  workspaceId: string | null;
};

/** A credential for tests and documentation. */
export const sample = { provider: "openai", name: "Sample", apiKey: "sk-sample-0123456789abcdef" };

export const createCredential = command({
  name: "credentials.create",
  title: "Create a provider credential",
  permission: "credentials:write",
  allowed: {
    "organization admin": ({ organizationId }) => [{ ...sample, organizationId }],
    "workspace write": ({ workspaceId }) => [{ ...sample, workspaceId }],
  },
  target: findOwnerTarget,
  input: createCredentialInput,
  output: credentialView,

  replay: {
    recordOf: (credential) => credential.id,
    answer: async (ctx, id) => toCredentialView((await findCredentialTarget(ctx, id)).row),
  },
  run: async (ctx, input, workspace) =>
    toCredentialView(await insertCredential(ctx, { ...input, workspaceId: workspace?.id ?? null })),
});

/**
 * Creates a credential, active unless the input says otherwise, and encrypts its secrets.
 * @throws INVALID_REQUEST when a field is invalid.
 */
export async function insertCredential(ctx: Context, wanted: Wanted): Promise<Credential> {
  const given = { ...wanted, confirmed: wanted.confirmed ?? false };
  const provider = requireProvider(wanted.provider);
  const { publicFields, secrets } = parseFields(provider, given);
  const [id, by] = [randomUUID(), formatActor(ctx.actor)];
  const insert = ctx.db.insert(credentials).values({
    ...sealFields(ctx.keyring.master, { organizationId: ctx.organizationId, id }, secrets),
    id,
    organizationId: ctx.organizationId,
    workspaceId: wanted.workspaceId,
    provider: wanted.provider,
    name: wanted.name,
    description: wanted.description || null,
    tags: wanted.tags ?? [],
    publicFields,
    hints: toHints(provider, secrets),
    active: wanted.active ?? true,
    activatedAt: wanted.active === false ? null : ctx.now,
    priority: wanted.priority ?? 0,
    secretChangedAt: ctx.now,
    createdBy: by,
    updatedBy: by,
  });
  await mapConstraintErrors(insert.execute(), { credentials_workspace: noAccess });
  const credential = await findCredential(ctx, id);
  if (!credential) throw new Error("The credential was not written");
  recordCredential(ctx, credential, "created");
  return credential;
}

/** Returns the visible part of each secret. Files show none of theirs, because they end alike. */
export const toHints = ({ fields }: Provider, secrets: Record<string, string>) =>
  Object.fromEntries(
    Object.entries(secrets).map(([name, secret]) => {
      const isFile = fields.some((field) => field.name === name && field.type === "textarea");
      return [name, toHint(isFile ? "" : secret)];
    }),
  );
