import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { findProjectTarget } from "@/lib/organizations/tree-targets";
import { projectView } from "@/lib/organizations/tree-views";

export const getProject = query({
  name: "projects.get",
  title: "Get a project",
  permission: "projects:read",
  allowed: { "project read": sampleId("projectId") },
  target: (ctx, { id }) => findProjectTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: projectView,
  run: async (_ctx, _input, project) => project,
});
