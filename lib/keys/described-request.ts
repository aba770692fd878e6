import { and, asc, eq, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { projects } from "@/db/schema/index";
import type { CallNames, CallRecords } from "@/lib/access/call-reader";
import type { AuthenticatedKey } from "@/lib/access/caller";
import { isId } from "@/lib/core/input/slug";
import { getOnlyProject, type ProjectAccess } from "@/lib/policy/project-access";
import type { PolicyRequest } from "@/lib/policy/request";
import {
  type RequestedRuntime,
  type RuntimeKind,
  selectRuntime,
  toSelection,
} from "@/lib/runtimes/select-runtime";

const text = z.string().max(500).nullish();

/**
 * A request that a caller describes, to check what a key may do. `project` is an id, slug or name. `runtime`
 * is an id, number or name.
 */
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

/**
 * The project and runtime that a described request names. Each is null when it is not named or does not
 * exist.
 */
type FoundObjects = Pick<CallRecords, "runtime"> & {
  project: { id: string; workspaceId: string | null } | null;
};

/** The scopes of calls that need a runtime, each with the kind of this runtime. */
const KINDS: Partial<Record<string, RuntimeKind>> = {
  "chat:write": "chat",
  "embeddings:write": "embedding",
  "transcribe:write": "transcription",
  "realtime:connect": "realtime",
};

const toKind = ({ scope }: DescribedRequest) => KINDS[scope ?? ""];

/**
 * Maps a described request to the project and runtime names of its call. The kind is `chat` when the scope
 * needs no runtime.
 */
export function toCallNames(described: DescribedRequest): CallNames {
  const requested = toRequestedRuntime(described);
  return {
    project: described.project || null,
    projectByName: true,
    runtime: requested && { ...requested, kind: toKind(described) ?? "chat" },
  };
}

/**
 * Finds the project and runtime that a described request names. A request without a project uses the key's
 * only one. `visible` restricts a named project to those that the caller has access to.
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
 * Maps a described request to the request that a key's policy decides. A request without a project uses the
 * key's only one. A named project or runtime that does not exist is passed as missing.
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
 * Returns the runtime and target of a described request. A named runtime must exist. When the scope needs a
 * runtime, a model must belong to a runtime or a known provider. For other scopes, any model is a valid
 * target and is checked by its name.
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

/**
 * Finds a project by its id, slug or name, in this order. Returns the oldest of several with one name, null
 * when there is none.
 */
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
