import { and, eq, or } from "drizzle-orm";
import { z } from "zod";
import type { Database } from "@/db/client";
import { projects } from "@/db/schema/index";
import type { Caller } from "@/lib/access/caller";
import { AppError } from "@/lib/core/errors";

/** The project of a request: its id, null when the organization has none of that name, and its workspace. */
export type RequestedProject = {
  named: { id: string | null; param: string } | null;
  workspaceId: string | null;
};

const PARAM = "OpenAI-Project";

/** Returns the project that a request counts for: the caller's own, or the one that `OpenAI-Project` names. */
export async function findRequestedProject(
  db: Database,
  request: Request,
  { policy: { access }, workspaceId, organizationId }: Caller,
): Promise<RequestedProject> {
  const header = request.headers.get(PARAM)?.trim() || null;
  const only = access.kind === "selected" && access.projectIds.length === 1 ? access.projectIds[0] : null;
  const name = header ?? only ?? null;
  if (access.kind === "project" && (name === null || name === access.projectId)) {
    return { named: { id: access.projectId, param: PARAM }, workspaceId };
  }
  if (name === null) return { named: null, workspaceId: null };
  if (name.includes("\0")) throw new AppError("INVALID_REQUEST", { reason: "validation" });
  const byId = z.guid().safeParse(name).success ? eq(projects.id, name) : undefined;
  const [project] = await db
    .select({ id: projects.id, workspaceId: projects.workspaceId })
    .from(projects)
    .where(and(eq(projects.organizationId, organizationId), or(byId, eq(projects.slug, name))));
  return { named: { id: project?.id ?? null, param: PARAM }, workspaceId: project?.workspaceId ?? null };
}
