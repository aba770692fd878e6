import { and, eq, or } from "drizzle-orm";
import { z } from "zod";
import { projects } from "@/db/schema/index";
import { AppError, invalidField } from "@/lib/core/errors";
import type { RequestedRuntime } from "@/lib/runtimes/select-runtime";
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
export type RequestedProject = {
  named: { id: string | null; param: string } | null;
  workspaceId: string | null;
};

/**
 * Which runtime a request asks for: `runtime_id` before `runtime` before `model`, a header counting like its
 * field. Throws INVALID_REQUEST where header and field contradict each other.
 */
export function parseRequestedRuntime(headers: Headers, body: Record<string, unknown>): RequestedRuntime {
  const parsed = runtimeNaming.safeParse(body);
  if (!parsed.success) {
    throw invalidField(
      String(parsed.error.issues[0]?.path[0] ?? "model"),
      "Give it as text or a whole number",
    );
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
    throw invalidField(field, `The header x-keystead-${field.replace("_", "-")} names another one`);
  }
  return given ?? said;
}

/** Which project a request counts for: a project key's own, or the one that `OpenAI-Project` names. */
export async function findRequestedProject({ request, call, services }: Exchange): Promise<RequestedProject> {
  const { access } = call.key.policy;
  const header = request.headers.get("openai-project")?.trim() || null;
  const only = access.kind === "selected" && access.projectIds.length === 1 ? access.projectIds[0] : null;
  const name = header ?? only ?? null;
  if (access.kind === "project" && (name === null || name === access.projectId)) {
    return { named: { id: access.projectId, param: "OpenAI-Project" }, workspaceId: call.key.workspaceId };
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
