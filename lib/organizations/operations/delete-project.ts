import { z } from "zod";
import { recordChange } from "@/lib/core/changes/audit-trail";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { removeProject } from "@/lib/organizations/remove-project";
import { findProjectTarget } from "@/lib/organizations/tree-targets";
import { deletedView } from "@/lib/organizations/tree-views";
import { projectEntity } from "@/lib/organizations/write-project";

export const deleteProject = command({
  name: "projects.delete",
  title: "Delete a project",
  permission: "projects:write",
  allowed: { "project admin": sampleId("projectId", {}, { force: true }) },
  target: (ctx, { id }) => findProjectTarget(ctx, id),
  input: z.object({ id: z.string(), force: z.boolean().default(false) }),
  output: deletedView,

  run: async (ctx, { force }, project) => {
    await removeProject(ctx, project.id, force);
    recordChange(ctx, {
      subject: `project:${project.id}`,
      name: project.name,
      before: projectEntity.visible(project),
      after: null,
    });
    return { id: project.id, deleted: true } as const;
  },
});
