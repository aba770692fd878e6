import { z } from "zod";
import type { Context } from "@/lib/core/operations/context";
import { permits } from "@/lib/core/operations/permissions";
import { toCredentialTarget } from "@/lib/credentials/credential-target";
import type { Lookup } from "@/lib/credentials/look-up-credential";

const source = z.enum(["runtime", "workspace", "organization", "environment", "none"]);

export const resolutionView = z.object({
  /** The source of the credential, null when a call would fail. */
  source: source.nullable(),
  /** Null when no stored credential is used, or when the caller may not read it. */
  credentialId: z.string().nullable(),
  credentialName: z.string().nullable(),
  /** The reason why a call would fail, null when it would not. */
  problem: z.string().nullable(),
  steps: z.array(z.object({ source, used: z.boolean(), detail: z.string() })),
});

/** Maps a lookup to the fields that the caller may read. */
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

/**
 * Returns the workspace of the caller's calls to a runtime: the runtime's, else the key's. Null when there is
 * none.
 */
export const toCallWorkspace = ({ actor }: Context, { workspaceId }: { workspaceId: string | null }) =>
  workspaceId ?? (actor.kind === "key" ? actor.workspaceId : null);
