import type { ScopedCall } from "@/lib/access/call";
import { checkCall } from "@/lib/access/call-steps";
import { toSelection } from "@/lib/runtimes/select-runtime";
import type { OpenedCall } from "./request/open-call";
import { toRequestedProject } from "./request/requested-project";
import type { SelectedCall } from "./stages";

/** Adds the project, and the runtime or provider's model, that a request names. */
export const selectTarget = (
  request: Request,
  call: ScopedCall,
  { requested, records }: OpenedCall,
): SelectedCall => ({
  project: toRequestedProject(request, call.caller, records.project),
  selection: toSelection(requested, records.runtime),
  ...call,
});

/**
 * Checks a call against its caller's policy, with its project and target.
 * @throws the errors of `checkCall`.
 */
export function checkTarget(call: SelectedCall): void {
  const { runtime, provider, model, found } = call.selection;
  const param = call.selection.param ?? "model";
  checkCall(call, {
    project: call.project.named ?? undefined,
    runtime: { param, found, required: true },
    target: found ? { runtime, provider, model, param } : undefined,
  });
}

/**
 * Checks another model that a call names, for the same provider, against its caller's policy.
 * @throws MODEL_FORBIDDEN when the policy denies it.
 */
export function checkModel({ selection, ...call }: SelectedCall, model: string): void {
  const { provider } = selection;
  checkCall(call, { target: { runtime: null, provider, model, param: "model" } });
}
