import { z } from "zod";
import { updateRow } from "@/lib/core/changes/update-row";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { label, version } from "@/lib/core/input/codecs";
import { slug } from "@/lib/core/input/slug";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
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
