import type { z } from "zod";
import { keys } from "@/db/schema/index";
import { checkKeyBudgets, writeKeyBudgets } from "@/lib/budgets/write-key-budgets";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { beyondOwnAccess } from "@/lib/core/errors/errors";
import { emitEvent } from "@/lib/core/events/emit-event";
import { type Context, formatActor } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { listGrantableScopes, requireWithinOwn } from "@/lib/keys/attenuation";
import { createKeyInput } from "@/lib/keys/key-input";
import { keyWithSecret, toKeyView } from "@/lib/keys/key-view";
import { type Key, loadKey, toProjectAccess } from "@/lib/keys/load-keys";
import {
  checkExpiry,
  loadKeySettings,
  projectForbidden,
  resolveAccess,
  resolveExpiry,
} from "@/lib/keys/policy-rules";
import { issueSecret } from "@/lib/keys/secrets/issue-secret";
import { toKeyEvent } from "@/lib/keys/to-key-event";
import { nameTaken, selectProjects, toAuditFacts } from "@/lib/keys/write-key";
import { findNamedProject } from "@/lib/organizations/tree-targets";
import { BUDGET_FIELDS, type PolicyValues, pick, pickGiven, policyDefaults } from "@/lib/policy/values";

/** The fields of a new key. An omitted policy field restricts nothing. */
export type NewKey = Pick<Key, "name" | "scopes"> & Partial<PolicyValues & Pick<Key, "projectId">>;

/** Creates a key of a project or, without one, of the organization. No other response contains its secret. */
export const createKey = command({
  name: "keys.create",
  title: "Create a key",
  permission: "keys:write",
  allowed: {
    "project write": ({ projectId }) => [{ name: "Sample", projectId }],
    "organization admin": ({ projectId }) => [
      { name: "Sample", projectAccess: "selected" as const, projectIds: [projectId] },
    ],
  },
  target: (ctx, { projectId }) =>
    projectId
      ? findNamedProject(ctx, projectId, "projectId")
      : { row: null, target: organizationTarget, hidden: beyondOwnAccess("projectId") },
  input: createKeyInput,
  output: keyWithSecret,

  replay: {
    recordOf: ({ key }) => key.id,
    answer: async (ctx, id) => {
      const key = toKeyView(ctx, await loadKey(ctx, id));
      return { key, secret: null, replayed: true } as const;
    },
  },
  run: async (ctx, input, project) => {
    const wanted = await newKey(ctx, input, project?.id ?? null);
    requireWithinOwn(ctx, wanted);
    const { key, secret } = await insertKey(ctx, wanted);
    emitEvent(ctx, toKeyEvent("key.created", key));
    return { key: toKeyView(ctx, key), secret };
  },
});

/**
 * Inserts a key with its first secret, and returns both.
 * @throws CONFLICT (`taken`) when its owner has a key of this name.
 */
export async function insertKey(ctx: Context, wanted: NewKey): Promise<{ key: Key; secret: string }> {
  const { projectIds = [], ...facts } = wanted;
  const budgets = pick({ ...policyDefaults, ...wanted }, BUDGET_FIELDS);
  const [made] = await mapConstraintErrors(
    ctx.db
      .insert(keys)
      .values({ ...facts, organizationId: ctx.organizationId, createdBy: formatActor(ctx.actor) })
      .returning({ id: keys.id }),
    { ...nameTaken, keys_project: () => projectForbidden("projectId") },
  );
  if (!made) throw new Error("The key was not written");
  await selectProjects(ctx, made.id, [], projectIds);
  await writeKeyBudgets(ctx, made.id, policyDefaults, budgets);
  const secret = await issueSecret(ctx, made.id);
  const key = await loadKey(ctx, made.id);
  recordChange(ctx, { subject: `key:${key.id}`, name: key.name, before: null, after: toAuditFacts(key) });
  return { key, secret };
}

async function newKey(ctx: Context, input: z.output<typeof createKeyInput>, projectId: string | null) {
  const { expiryRequired, budgetRequired, defaultScopes } = await loadKeySettings(ctx);
  const projectAccess = input.projectAccess ?? (input.projectIds?.length ? "selected" : "all");
  const none = { projectId, projectAccess: "all", projectIds: [] } as const;
  const access = await resolveAccess(ctx, { ...input, projectAccess }, { ...none, projectIds: [] });
  const expiresAt = resolveExpiry(ctx, input) ?? null;
  checkExpiry(ctx, expiresAt, expiryRequired);
  checkKeyBudgets({ ...policyDefaults, ...pickGiven(input) }, budgetRequired);
  const keyAccess = toProjectAccess({ projectId, ...access });
  return {
    ...policyDefaults,
    ...pickGiven(input),
    ...access,
    name: input.name,
    projectId,
    scopes: input.scopes ?? listGrantableScopes(ctx, keyAccess, defaultScopes),
    expiresAt,
  };
}
