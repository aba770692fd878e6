import { and, asc, eq, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { projects } from "@/db/schema/index";
import type { AuthenticatedKey } from "@/lib/access/caller";
import { isId } from "@/lib/core/slug";
import type { ProjectAccess } from "@/lib/policy/project-access";
import type { PolicyRequest } from "@/lib/policy/request";
import { type RuntimeKind, selectRuntime } from "@/lib/runtimes/select-runtime";

const text = z.string().max(500).nullish();

/** A request as one describes it, to ask what a key may do. `project` and `runtime` by id, number, slug or name. */
export const describedRequest = z.strictObject({
  scope: text,
  model: text,
  runtime: z.union([text, z.int().min(1).transform(String)]),
  ip: text,
  project: text,
});

export type DescribedRequest = z.output<typeof describedRequest>;

type Asking = Pick<AuthenticatedKey, "organizationId" | "workspaceId"> & {
  policy: { access: ProjectAccess };
};

/** The kind of runtime that the gateway needs for what takes a scope. */
const KINDS: Partial<Record<string, RuntimeKind>> = {
  "chat:write": "chat",
  "embeddings:write": "embedding",
  "transcribe:write": "transcription",
  "realtime:connect": "realtime",
};

/**
 * What a described request asks of a key's policy, as the gateway would ask it: it counts for the project that it
 * names, else for the key's only one. What is described but does not exist is asked all the same. `reached` narrows
 * the projects that there are for whoever asks.
 */
export async function toPolicyRequest(
  db: Database,
  { organizationId, workspaceId, policy }: Asking,
  asked: DescribedRequest,
  reached?: SQL,
): Promise<PolicyRequest> {
  const { scope, model, runtime, ip } = asked;
  const { access } = policy;
  const only =
    access.kind === "selected" && access.projectIds.length === 1 ? access.projectIds[0] : undefined;
  const project = asked.project || only;
  const within = asked.project ? reached : undefined;
  const found = project
    ? await findProject(db, organizationId, project, within)
    : toOwnProject(access, workspaceId);
  const owner = { organizationId, workspaceId: found?.workspaceId ?? workspaceId };
  return {
    ip: ip ?? null,
    scope: scope ?? null,
    ...((project || found) && { project: { id: found?.id ?? null, param: "project" } }),
    ...((model || runtime) && (await findModelTarget(db, owner, asked))),
  };
}

const toOwnProject = (access: ProjectAccess, workspaceId: string | null) =>
  access.kind === "project" ? { id: access.projectId, workspaceId } : null;

/**
 * A runtime that is named must be there, and so must one for a model that the gateway is asked for. Of a service of
 * one's own a model may be any, which is then judged by its own name.
 */
async function findModelTarget(
  db: Database,
  owner: { organizationId: string; workspaceId: string | null },
  { scope, runtime = null, model = null }: DescribedRequest,
): Promise<Pick<PolicyRequest, "runtime" | "target">> {
  const reference = runtime !== null && (/^\d+$/.test(runtime) || isId(runtime));
  const named = reference ? { runtimeId: runtime, model } : { runtime, model };
  const kind = KINDS[scope ?? ""];
  const selected = await selectRuntime(db, owner, named, kind ?? "chat");
  const param = runtime === null ? "model" : "runtime";
  const required = runtime !== null || kind !== undefined;
  const { found } = selected;
  const target = { runtime: selected.runtime, provider: selected.provider, model: selected.model, param };
  return { runtime: { param, found, required }, target: found || !required ? target : undefined };
}

/** The project of an id, slug or name; of several of one name the oldest. */
async function findProject(db: Database, organizationId: string, reference: string, reached?: SQL) {
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
