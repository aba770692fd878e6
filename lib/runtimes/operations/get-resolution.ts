import { z } from "zod";
import { sampleId } from "@/lib/core/allowed";
import { query } from "@/lib/core/operation";
import { organizationTarget, permits } from "@/lib/core/permissions";
import { lookUpCredential } from "@/lib/credentials/look-up-credential";
import { findRuntimeTarget } from "@/lib/runtimes/runtime-target";

const source = z.enum(["runtime", "workspace", "organization", "environment", "none"]);

const resolutionView = z.object({
  /** Where the credential of a call comes from, null when a call would fail. */
  source: source.nullable(),
  /** Null without a stored credential, or when the caller may not read it. */
  credentialId: z.string().nullable(),
  credentialName: z.string().nullable(),
  /** Why a call would fail. */
  problem: z.string().nullable(),
  steps: z.array(z.object({ source, used: z.boolean(), detail: z.string() })),
});

/** Returns which credential a call to the runtime would use now, and why. For a project key it is a call of its project. */
export const getResolution = query({
  name: "runtimes.getResolution",
  title: "Get the credential that a runtime would use",
  permission: "runtimes:read",
  allowed: { "project read": sampleId("runtimeId") },
  target: (ctx, { id }) => findRuntimeTarget(ctx, id),
  input: z.object({ id: z.string() }),
  output: resolutionView,
  run: async (ctx, _input, runtime) => {
    const { actor, organizationId } = ctx;
    const workspaceId = runtime.workspaceId ?? (actor.kind === "key" ? actor.workspaceId : null);
    const lookup = await lookUpCredential(ctx, { organizationId, workspaceId }, runtime, runtime.provider);
    const stored = lookup.chosen && "credential" in lookup.chosen ? lookup.chosen.credential : null;
    const seen =
      stored && permits(actor, "credentials:read", toOwnerTarget(stored.workspaceId)) ? stored : null;
    return {
      source: lookup.chosen?.source ?? null,
      credentialId: seen?.id ?? null,
      credentialName: seen?.name ?? null,
      problem: lookup.refusal?.message ?? null,
      steps: lookup.steps,
    };
  },
});

const toOwnerTarget = (workspaceId: string | null) =>
  workspaceId === null ? organizationTarget : ({ level: "workspace", workspaceId } as const);
