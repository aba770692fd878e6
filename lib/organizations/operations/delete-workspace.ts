import { and, eq } from "drizzle-orm";
import { z } from "zod";
import { workspaces } from "@/db/schema";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { AppError } from "@/lib/core/errors/errors";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { findWorkspaceTarget } from "@/lib/organizations/tree-targets";
import { deletedView } from "@/lib/organizations/tree-views";
import { workspaceEntity } from "@/lib/organizations/write-workspace";

export const deleteWorkspace = command({
  name: "workspaces.delete",
  title: "Delete a workspace",
  permission: "projects:write",
  allowed: { "workspace admin": sampleId("workspaceId") },
  target: (ctx, { id }) => findWorkspaceTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: deletedView,

  run: async (ctx, _input, workspace) => {
    const own = and(eq(workspaces.organizationId, ctx.organizationId), eq(workspaces.id, workspace.id));
    await mapConstraintErrors(ctx.db.delete(workspaces).where(own), {
      projects_workspace: () => holds("projects"),
      runtimes_workspace: () => holds("runtimes"),
      credentials_workspace: () => holds("credentials"),
      storage_units_workspace: () => holds("storage units"),
    });
    recordChange(ctx, {
      subject: `workspace:${workspace.id}`,
      name: workspace.name,
      before: workspaceEntity.visible(workspace),
      after: null,
    });
    return { id: workspace.id, deleted: true } as const;
  },
});

const holds = (what: string) =>
  new AppError("NOT_EMPTY", {
    message: `This workspace still holds ${what}`,
    headers: { "x-should-retry": "false" },
  });
