import { and, asc, eq, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { projects } from "@/db/schema/index";
import type { CallNames, CallRecords } from "@/lib/access/call-reader";
import type { AuthenticatedKey } from "@/lib/access/caller";
import { isId } from "@/lib/core/slug";
import { getOnlyProject, type ProjectAccess } from "@/lib/policy/project-access";
import type { PolicyRequest } from "@/lib/policy/request";
import {
  type RequestedRuntime,
  type RuntimeKind,
  selectRuntime,
  toSelection,
} from "@/lib/runtimes/select-runtime";

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

type Described = Pick<AuthenticatedKey, "organizationId" | "workspaceId"> & {
  policy: { access: ProjectAccess };
};

/** The objects that a described request names, null where they do not exist. */
type FoundObjects = Pick<CallRecords, "runtime"> & {
  project: { id: string; workspaceId: string | null } | null;
};

/** The kind of runtime that the gateway needs for what takes a scope. */
const KINDS: Partial<Record<string, RuntimeKind>> = {
  "chat:write": "chat",
  "embeddings:write": "embedding",
  "transcribe:write": "transcription",
  "realtime:connect": "realtime",
};

const toKind = ({ scope }: DescribedRequest) => KINDS[scope ?? ""];

/** Returns what the call of a described request names. */
export function toCallNames(described: DescribedRequest): CallNames {
  const requested = toRequestedRuntime(described);
  return {
    project: described.project || null,
    projectByName: true,
    runtime: requested && { ...requested, kind: toKind(described) ?? "chat" },
  };
}

/**
 * Finds the objects that a described request names, for a key whose policy is not in the database. `visible` narrows the
 * projects to those of the person who describes.
 */
export async function findDescribedObjects(
  db: Database,
  { organizationId, workspaceId, policy: { access } }: Described,
  described: DescribedRequest,
  visible?: SQL,
): Promise<FoundObjects> {
  const { project: name, runtime: requested } = toCallNames(described);
  const own = getOnlyProject(access);
  const reference = name ?? own;
  const project =
    reference === null
      ? null
      : access.kind === "project" && name === null
        ? { id: access.projectId, workspaceId }
        : await findProject(db, organizationId, reference, name === null ? undefined : visible);
  if (!requested) return { project, runtime: null };
  const scope = { organizationId, workspaceId: project?.workspaceId ?? workspaceId };
  return { project, runtime: (await selectRuntime(db, scope, requested, requested.kind)).runtime };
}

/**
 * Returns a described request as the gateway would put it to a key's policy. It counts for the project that it names,
 * else for the key's only one. What it names but does not exist is put as missing.
 */
export function toPolicyRequest(
  described: DescribedRequest,
  access: ProjectAccess,
  { project, runtime }: Pick<FoundObjects, "runtime"> & { project: { id: string } | null },
): PolicyRequest {
  const isNamed = described.project || getOnlyProject(access) !== null;
  const requested = toRequestedRuntime(described);
  return {
    ip: described.ip ?? null,
    scope: described.scope ?? null,
    ...(isNamed && { project: { id: project?.id ?? null, param: "project" } }),
    ...(requested && toModelTarget(described, requested, runtime)),
  };
}

function toRequestedRuntime({ runtime, model }: DescribedRequest): RequestedRuntime | null {
  if (!runtime && !model) return null;
  if (runtime == null) return { model };
  return /^\d+$/.test(runtime) || isId(runtime) ? { runtimeId: runtime, model } : { runtime, model };
}

/**
 * Returns the target of a described request. A runtime that is named must exist, and so must one for a model of the
 * gateway. The model of an outside service may be any, which is judged by its own name.
 */
function toModelTarget(
  described: DescribedRequest,
  requested: RequestedRuntime,
  found: FoundObjects["runtime"],
): Pick<PolicyRequest, "runtime" | "target"> {
  const selection = toSelection(requested, found);
  const param = described.runtime == null ? "model" : "runtime";
  const required = described.runtime != null || toKind(described) !== undefined;
  const { runtime, provider, model } = selection;
  const target = selection.found || !required ? { runtime, provider, model, param } : undefined;
  return { runtime: { param, found: selection.found, required }, target };
}

/** Finds the project of an id, slug or name; of several of one name the oldest. */
async function findProject(db: Database, organizationId: string, reference: string, visible?: SQL) {
  const byId = isId(reference) ? eq(projects.id, reference) : undefined;
  const [project] = await db
    .select({ id: projects.id, workspaceId: projects.workspaceId })
    .from(projects)
    .where(
      and(
        eq(projects.organizationId, organizationId),
        or(byId, eq(projects.slug, reference), eq(projects.name, reference)),
        visible,
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
