import type { AdmittedCall, ScopedCall } from "@/lib/access/call";
import type { CallEnd } from "@/lib/access/record-call";
import type { EndpointCall } from "@/lib/credentials/catalogue/provider";
import type { Resolution } from "@/lib/credentials/resolve-credential";
import type { Selection } from "@/lib/runtimes/select-runtime";
import type { RequestedProject } from "./requested-project";

/** A call that counts for a project, or for the organization alone. */
export type PlacedCall = ScopedCall & { project: RequestedProject };

/** A call whose runtime or provider's model is selected. */
export type SelectedCall = PlacedCall & { selection: Selection };

/** A call that passed its caller's policy and has the credential and the provider's endpoint to call. */
export type ResolvedCall = SelectedCall & { credential: Resolution; endpointCall: EndpointCall };

/** A call that is admitted: from here on it counts, and each attempt at the provider is settled. */
export type ReservedCall = ResolvedCall & AdmittedCall;

/** A call at any stage of the gateway's pipeline, in which each step adds what it found. */
export type Stage = ScopedCall | PlacedCall | SelectedCall | ResolvedCall | ReservedCall;

/** Returns what the usage record holds of the stage that a call came to. */
export function toUsageFacts(stage: Stage): Partial<CallEnd> {
  return {
    ...("project" in stage && { projectId: stage.project.named?.id ?? null }),
    ...("selection" in stage && {
      runtimeId: stage.selection.runtime?.id ?? null,
      provider: stage.selection.provider,
      model: stage.selection.model,
    }),
    ...("credential" in stage && {
      credentialId: stage.credential.credentialId,
      credentialSource: stage.credential.source,
    }),
  };
}
