import { z } from "zod";
import type { Context } from "@/lib/core/context";
import { permits } from "@/lib/core/permissions";
import { toCredentialTarget } from "@/lib/credentials/credential-target";
import type { Lookup } from "@/lib/credentials/look-up-credential";

const source = z.enum(["runtime", "workspace", "organization", "environment", "none"]);

export const resolutionView = z.object({
  /** Where the credential of a call comes from, null when a call would fail. */
  source: source.nullable(),
  /** Null without a stored credential, or when the caller may not read it. */
  credentialId: z.string().nullable(),
  credentialName: z.string().nullable(),
  /** Why a call would fail. */
  problem: z.string().nullable(),
  steps: z.array(z.object({ source, used: z.boolean(), detail: z.string() })),
});

/** Returns what the caller may read of a lookup. */
export function toResolutionView({ actor }: Context, { chosen, refusal, steps }: Lookup) {
  const stored = chosen && "credential" in chosen ? chosen.credential : null;
  const readable = stored && permits(actor, "credentials:read", toCredentialTarget(stored)) ? stored : null;
  return {
    source: chosen?.source ?? null,
    credentialId: readable?.id ?? null,
    credentialName: readable?.name ?? null,
    problem: refusal?.message ?? null,
    steps,
  };
}

/** Returns the workspace in whose name the caller's calls to a runtime are resolved. */
export const toCallWorkspace = ({ actor }: Context, { workspaceId }: { workspaceId: string | null }) =>
  workspaceId ?? (actor.kind === "key" ? actor.workspaceId : null);
