import { z } from "zod";
import { sampleId } from "@/lib/core/allowed";
import { label, version } from "@/lib/core/codecs";
import { mapConstraintErrors } from "@/lib/core/constraint-errors";
import { command } from "@/lib/core/operation";
import { slug } from "@/lib/core/slug";
import { updateRow } from "@/lib/core/update-row";
import { findProjectTarget } from "@/lib/organizations/tree-targets";
import { projectView } from "@/lib/organizations/tree-views";
import { projectConstraints, projectEntity } from "@/lib/organizations/write-project";

export const updateProject = command({
  name: "projects.update",
  title: "Update a project",
  permission: "projects:write",
  allowed: { "project admin": sampleId("projectId", { name: "Sample" }) },
  target: (ctx, { id }) => findProjectTarget(ctx, id),
  input: z.strictObject({ id: z.string(), version, name: label.optional(), slug: slug.optional() }),
  output: projectView,

  run: (ctx, { id: _, version, ...patch }, project) =>
    mapConstraintErrors(updateRow(ctx, projectEntity, project, version, patch), projectConstraints),
});
