import { and, asc, eq, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { projects } from "@/db/schema";
import { isId } from "@/lib/organizations/places";
import type { PolicyRequest } from "@/lib/policy/decide";
import { selectRuntime } from "@/lib/runtimes/selection";
import type { PresentedKey } from "./presented-key";

const text = z.string().max(500).nullish();

/** A request as one describes it, to ask what a key may do. `project` and `runtime` by id, number, slug or name. */
export const askedInput = z.strictObject({
  scope: text,
  model: text,
  runtime: z.union([text, z.int().min(1).transform(String)]),
  ip: text,
  project: text,
});

export type Asked = z.output<typeof askedInput>;

/**
 * What a described request asks of a key's policy; what is described but does not exist is asked all the same.
 * `reached` narrows the projects that there are for whoever asks.
 */
export async function policyRequest(
  db: Database,
  { organizationId, workspaceId }: Pick<PresentedKey, "organizationId" | "workspaceId">,
  { scope, model, runtime, ip, project }: Asked,
  reached?: SQL,
): Promise<PolicyRequest> {
  const found = project ? await projectOf(db, organizationId, project, reached) : null;
  const owner = { organizationId, workspaceId: found?.workspaceId ?? workspaceId };
  return {
    ip: ip ?? null,
    scope: scope ?? null,
    ...(project && { project: { id: found?.id ?? null, param: "project" } }),
    ...((model || runtime) && (await targetOf(db, owner, runtime ?? null, model ?? null))),
  };
}

/** A runtime that is named must be there; a model alone may be any, which is then judged by its own name. */
async function targetOf(
  db: Database,
  owner: { organizationId: string; workspaceId: string | null },
  runtime: string | null,
  model: string | null,
): Promise<Pick<PolicyRequest, "runtime" | "target">> {
  const reference = runtime !== null && (/^\d+$/.test(runtime) || isId(runtime));
  const named = reference ? { runtimeId: runtime, model } : { runtime, model };
  const selected = await selectRuntime(db, owner, named, "chat");
  const param = runtime === null ? "model" : "runtime";
  const { found } = selected;
  const target = { runtime: selected.runtime, provider: selected.provider, model: selected.model, param };
  return {
    runtime: { param, found, required: runtime !== null },
    target: found || runtime === null ? target : undefined,
  };
}

/** The project of an id, slug or name; of several of one name the oldest. */
async function projectOf(db: Database, organizationId: string, reference: string, reached?: SQL) {
  const byId = isId(reference) ? eq(projects.id, reference) : undefined;
  const [project] = await db
    .select({ id: projects.id, workspaceId: projects.workspaceId })
    .from(projects)
    .where(
      and(
        eq(projects.organizationId, organizationId),
        or(byId, eq(projects.slug, reference), eq(projects.name, reference)),
        reached,
      ),
    )
    .orderBy(
      sql`${projects.id}::text is distinct from ${reference.toLowerCase()}`,
      sql`${projects.slug} is distinct from ${reference}`,
      asc(projects.createdAt),
    )
    .limit(1);
  return project ?? null;
}
