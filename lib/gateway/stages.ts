import type { UsageAttempt } from "@/db/schema";
import type { AdmittedCall, ScopedCall } from "@/lib/access/call";
import type { CallEnd } from "@/lib/access/record-call";
import type { EndpointCall } from "@/lib/credentials/catalogue/provider";
import type { Resolution } from "@/lib/credentials/resolve-credential";
import type { Selection } from "@/lib/runtimes/select-runtime";
import type { TokenUsage } from "./answers/token-usage";
import type { Metering } from "./family";
import type { RequestedProject } from "./request/requested-project";

/** A call with its project, or without one. */
export type PlacedCall = ScopedCall & { project: RequestedProject };

/** A call with its selected runtime or provider's model. */
export type SelectedCall = PlacedCall & { selection: Selection };

/** A call that passed its caller's policy, with its credential and the provider's endpoint. */
export type ResolvedCall = SelectedCall & {
  credential: Resolution;
  endpointCall: EndpointCall;
  metering: Metering;
  /** The models that may answer instead of the selected one. */
  alternatives: readonly string[];
  /** Decrypt the other credentials of the pool, in the order in which they are tried. */
  spares: readonly (() => Resolution)[];
  /** The attempts so far that the provider refused. */
  attempts: readonly UsageAttempt[];
};

/**
 * What a call holds in its budgets: the amounts, null without a budget in this unit, and the ceiling that its body
 * gets, null when it has one of its own. `others` are further names of its field.
 */
export type Hold = {
  id: string;
  usd: bigint | null;
  tokens: bigint | null;
  ceiling: { field: string; others: readonly string[]; tokens: number } | null;
};

/**
 * A call that is counted on its caller's limits. Each attempt at the provider is settled. `hold` is null without a
 * budget.
 */
export type ReservedCall = ResolvedCall & AdmittedCall & { hold: Hold | null };

/** A call that is being sent to its provider. `estimateUsage` returns what it uses, in case that no answer tells. */
export type SentCall = ReservedCall & { estimateUsage: () => TokenUsage };

/** A call at any stage of the gateway's pipeline. Each step adds fields. */
export type Stage = ScopedCall | PlacedCall | SelectedCall | ResolvedCall | ReservedCall | SentCall;

/** Returns the fields of the usage record that a stage contains. */
export function toUsageFacts(stage: Stage): Partial<CallEnd> {
  const placed = "project" in stage ? stage : undefined;
  const selection = "selection" in stage ? stage.selection : undefined;
  const resolved = "credential" in stage ? stage : undefined;
  return {
    projectId: placed && (placed.project.named?.id ?? null),
    runtimeId: selection && (selection.runtime?.id ?? null),
    provider: selection?.provider,
    model: selection?.model,
    credentialId: resolved?.credential.credentialId,
    credentialSource: resolved?.credential.source,
    attempts: resolved && (resolved.attempts.length > 0 ? [...resolved.attempts] : null),
  };
}
