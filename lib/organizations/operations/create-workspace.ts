import { z } from "zod";
import { label } from "@/lib/core/input/codecs";
import { slug } from "@/lib/core/input/slug";
import { command } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { findWorkspaceTarget } from "@/lib/organizations/tree-targets";
import { workspaceView } from "@/lib/organizations/tree-views";
import { insertWorkspace } from "@/lib/organizations/write-workspace";

export const createWorkspace = command({
  name: "workspaces.create",
  title: "Create a workspace",
  permission: "projects:write",
  allowed: { "organization admin": () => [{ name: "Sample" }] },
  target: () => ({ row: null, target: organizationTarget }),
  input: z.strictObject({ name: label, slug: slug.optional() }),
  output: workspaceView,

  replay: {
    recordOf: (workspace) => workspace.id,
    answer: async (ctx, id) => (await findWorkspaceTarget(ctx, id)).row,
  },
  run: (ctx, input) => insertWorkspace(ctx, input),
});
