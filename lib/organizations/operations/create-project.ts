import { z } from "zod";
import { label } from "@/lib/core/input/codecs";
import { slug } from "@/lib/core/input/slug";
import { command } from "@/lib/core/operations/operation";
import { findProjectTarget, findWorkspaceTarget } from "@/lib/organizations/tree-targets";
import { projectView } from "@/lib/organizations/tree-views";
import { insertProject } from "@/lib/organizations/write-project";

export const createProject = command({
  name: "projects.create",
  title: "Create a project",
  permission: "projects:write",
  allowed: { "workspace admin": ({ workspaceId }) => [{ workspaceId, name: "Sample" }] },
  target: (ctx, { workspaceId }) => findWorkspaceTarget(ctx, workspaceId),
  input: z.strictObject({ workspaceId: z.string(), name: label, slug: slug.optional() }),
  output: projectView,

  replay: {
    recordOf: (project) => project.id,
    answer: async (ctx, id) => (await findProjectTarget(ctx, id)).row,
  },
  run: (ctx, { name, slug }, workspace) => insertProject(ctx, workspace, { name, slug }),
});
