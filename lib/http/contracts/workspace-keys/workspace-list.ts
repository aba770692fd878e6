import { z } from "zod";
import type { Allowed } from "@/lib/core/operations/allowed";
import { findListedWorkspace } from "./targets";

const input = z.object({ workspaceId: z.string().max(100).optional() });

/** The declaration of a list of runtimes or storage units: of one workspace, or of all that the caller may read. */
export const workspaceList = {
  permission: "runtimes:read",
  allowed: {
    "project read": () => [{}],
    "workspace read": ({ workspaceId }) => [{ workspaceId }],
  } satisfies Allowed<z.input<typeof input>>,
  filtered: true,
  target: findListedWorkspace,
  input,
} as const;
