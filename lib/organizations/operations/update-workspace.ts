import { z } from "zod";
import { updateRow } from "@/lib/core/changes/update-row";
import { mapConstraintErrors } from "@/lib/core/errors/constraint-errors";
import { label, version } from "@/lib/core/input/codecs";
import { slug } from "@/lib/core/input/slug";
import { sampleId } from "@/lib/core/operations/allowed";
import { command } from "@/lib/core/operations/operation";
import { findWorkspaceTarget } from "@/lib/organizations/tree-targets";
import { workspaceView } from "@/lib/organizations/tree-views";
import { workspaceConstraints, workspaceEntity } from "@/lib/organizations/write-workspace";

export const updateWorkspace = command({
  name: "workspaces.update",
  title: "Update a workspace",
  permission: "projects:write",
  allowed: { "workspace admin": sampleId("workspaceId", { name: "Sample" }) },
  target: (ctx, { id }) => findWorkspaceTarget(ctx, id),
  input: z.strictObject({ id: z.string(), version, name: label.optional(), slug: slug.optional() }),
  output: workspaceView,

  run: (ctx, { id: _, version, ...patch }, workspace) =>
    mapConstraintErrors(updateRow(ctx, workspaceEntity, workspace, version, patch), workspaceConstraints),
});
