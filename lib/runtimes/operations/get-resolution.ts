import { z } from "zod";
import { sampleId } from "@/lib/core/operations/allowed";
import { query } from "@/lib/core/operations/operation";
import { lookUpCredential } from "@/lib/credentials/look-up-credential";
import { refuseUnreadable } from "@/lib/credentials/sealing/refuse-unreadable";
import { resolutionView, toCallWorkspace, toResolutionView } from "@/lib/runtimes/resolution-view";
import { findRuntimeTarget } from "@/lib/runtimes/runtime-target";

/**
 * Returns which credential a call to the runtime would use now, and why. For a project key, the call uses its
 * project.
 */
export const getResolution = query({
  name: "runtimes.getResolution",
  title: "Get the credential that a runtime would use",
  permission: "runtimes:read",
  allowed: { "project read": sampleId("runtimeId") },
  target: (ctx, { id }) => findRuntimeTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: resolutionView,
  run: async (ctx, _input, runtime) => {
    const scope = { organizationId: ctx.organizationId, workspaceId: toCallWorkspace(ctx, runtime) };
    const lookup = await lookUpCredential(ctx, scope, runtime, runtime.provider);
    return toResolutionView(ctx, refuseUnreadable(ctx, scope, lookup));
  },
});
