import { and, eq, or } from "drizzle-orm";
import { z } from "zod";
import { projects } from "@/db/schema/index";
import { AppError, invalid } from "@/lib/core/errors";
import type { Named } from "@/lib/runtimes/select-runtime";
import type { Exchange } from "./exchange";

const reference = z
  .union([
    z
      .string()
      .trim()
      .min(1)
      .max(200)
      .regex(/^\P{Cc}*$/u),
    z.int().min(1),
  ])
  .nullish();
const runtimeNaming = z.object({ runtime_id: reference, runtime: reference, model: reference });

/** The request's project: its id, null where the organization has none of that name, and its workspace. */
export type AskedProject = { named: { id: string | null; param: string } | null; workspaceId: string | null };

/**
 * Which runtime a request asks for: `runtime_id` before `runtime` before `model`, a header counting like its
 * field. Throws INVALID_REQUEST where header and field contradict each other.
 */
export function askedRuntime(headers: Headers, body: Record<string, unknown>): Named {
  const parsed = runtimeNaming.safeParse(body);
  if (!parsed.success) {
    throw invalid(String(parsed.error.issues[0]?.path[0] ?? "model"), "Give it as text or a whole number");
  }
  const { runtime_id, runtime, model } = parsed.data;
  return {
    runtimeId: agreed("runtime_id", headers.get("x-keystead-runtime-id"), runtime_id),
    runtime: agreed("runtime", headers.get("x-keystead-runtime"), runtime),
    model: model == null ? null : String(model),
  };
}

function agreed(field: string, header: string | null, value: string | number | null | undefined) {
  const given = value == null ? null : String(value);
  const said = header?.trim() || null;
  if (said !== null && given !== null && said !== given) {
    throw invalid(field, `The header x-keystead-${field.replace("_", "-")} names another one`);
  }
  return given ?? said;
}

/** Which project a request counts for: a project key's own, or the one that `OpenAI-Project` names. */
export async function askedProject({ request, call, services }: Exchange): Promise<AskedProject> {
  const { reach } = call.key.policy;
  const header = request.headers.get("openai-project")?.trim() || null;
  const only = reach.kind === "selected" && reach.projectIds.length === 1 ? reach.projectIds[0] : null;
  const name = header ?? only ?? null;
  if (reach.kind === "project" && (name === null || name === reach.projectId)) {
    return { named: { id: reach.projectId, param: "OpenAI-Project" }, workspaceId: call.key.workspaceId };
  }
  if (name === null) return { named: null, workspaceId: null };
  if (name.includes("\0")) throw new AppError("INVALID_REQUEST", { reason: "validation" });
  const byId = z.guid().safeParse(name).success ? eq(projects.id, name) : undefined;
  const [project] = await services.engine.db
    .select({ id: projects.id, workspaceId: projects.workspaceId })
    .from(projects)
    .where(and(eq(projects.organizationId, call.key.organizationId), or(byId, eq(projects.slug, name))));
  return {
    named: { id: project?.id ?? null, param: "OpenAI-Project" },
    workspaceId: project?.workspaceId ?? null,
  };
}
