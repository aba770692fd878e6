import { z } from "zod";
import { keys } from "@/db/schema/index";
import { noteChange } from "@/lib/core/audit-trail";
import { label } from "@/lib/core/codecs";
import { refusing } from "@/lib/core/constraint-errors";
import { actorRef, type Context } from "@/lib/core/context";
import { command } from "@/lib/core/operation";
import { theOrganization } from "@/lib/core/permissions";
import { beyondOwn, grantableScopes, refuseBeyond } from "@/lib/keys/attenuation";
import { keyFacts, keyWithSecret } from "@/lib/keys/key-view";
import { type Key, reachOf, readKey } from "@/lib/keys/load-keys";
import { policyInput, projectReference } from "@/lib/keys/policy-input";
import { accessOf, checkExpiry, expiryOf, projectRefused, settingsOf } from "@/lib/keys/policy-rules";
import { issueSecret } from "@/lib/keys/secrets/issue-secret";
import { auditedFacts, nameTaken, selectProjects } from "@/lib/keys/write-key";
import { namedProject } from "@/lib/organizations/tree-targets";

const createInput = z.strictObject({
  name: label,
  projectId: projectReference.nullish(),
  ...policyInput,
});

/** What a new key has; what is left out is unlimited. */
export type NewKey = Pick<Key, "name" | "scopes"> &
  Partial<
    Pick<
      Key,
      | "projectId"
      | "projectAccess"
      | "projectIds"
      | "modelAllowlist"
      | "modelDenylist"
      | "ipAllowlist"
      | "rateLimitPerMinute"
      | "dailyHardLimit"
      | "expiresAt"
      | "leakReaction"
    >
  >;

/** Makes a key of a project or, without one, of the organization. Its secret is in the answer, and only there. */
export const createKey = command({
  permission: "keys:write",
  place: (ctx, { projectId }) =>
    projectId
      ? namedProject(ctx, projectId, "projectId")
      : { row: null, place: theOrganization, hidden: beyondOwn("projectId") },
  input: createInput,
  output: keyWithSecret,
  audit: "key.create",
  replay: {
    recordOf: ({ key }) => key.id,
    answer: async (ctx, id) => {
      const key = keyFacts(ctx, await readKey(ctx, id));
      return { key, secret: null, replayed: true } as const;
    },
  },
  run: async (ctx, input, project) => {
    const wanted = await newKey(ctx, input, project?.id ?? null);
    refuseBeyond(ctx, wanted);
    const { key, secret } = await insertKey(ctx, wanted);
    return { key: keyFacts(ctx, key), secret };
  },
});

/** Makes a key with its first secret, which it answers in full. Throws CONFLICT (`taken`). */
export async function insertKey(ctx: Context, wanted: NewKey): Promise<{ key: Key; secret: string }> {
  const { projectIds = [], ...facts } = wanted;
  const [made] = await refusing(
    ctx.db
      .insert(keys)
      .values({ ...facts, organizationId: ctx.organizationId, createdBy: actorRef(ctx.actor) })
      .returning({ id: keys.id }),
    { ...nameTaken, keys_project: () => projectRefused("projectId") },
  );
  if (!made) throw new Error("The key was not written");
  await selectProjects(ctx, made.id, [], projectIds);
  const secret = await issueSecret(ctx, made.id);
  const key = await readKey(ctx, made.id);
  noteChange(ctx, { subject: `key:${key.id}`, name: key.name, before: null, after: auditedFacts(key) });
  return { key, secret };
}

async function newKey(ctx: Context, input: z.output<typeof createInput>, projectId: string | null) {
  const { expiryRequired, defaultScopes } = await settingsOf(ctx);
  const projectAccess = input.projectAccess ?? (input.projectIds?.length ? "selected" : "all");
  const none = { projectId, projectAccess: "all", projectIds: [] } as const;
  const access = await accessOf(ctx, { ...input, projectAccess }, { ...none, projectIds: [] });
  const expiresAt = expiryOf(ctx, input) ?? null;
  checkExpiry(ctx, expiresAt, expiryRequired);
  const reach = reachOf({ projectId, ...access });
  return {
    name: input.name,
    projectId,
    ...access,
    scopes: input.scopes ?? grantableScopes(ctx, reach, defaultScopes),
    modelAllowlist: input.modelAllowlist ?? [],
    modelDenylist: input.modelDenylist ?? [],
    ipAllowlist: input.ipAllowlist ?? [],
    rateLimitPerMinute: input.rateLimitPerMinute ?? null,
    dailyHardLimit: input.dailyHardLimit ?? null,
    expiresAt,
    leakReaction: input.leakReaction ?? "notify",
  };
}
