import type { CallServices } from "@/lib/access/call";
import { checkCall } from "@/lib/access/call-steps";
import { type RuntimeKind, selectRuntime } from "@/lib/runtimes/select-runtime";
import { parseRequestedRuntime } from "./requested-runtime";
import type { PlacedCall, SelectedCall } from "./stages";

/**
 * Selects the runtime or the provider's model that a request names.
 * @throws INVALID_REQUEST when the request contradicts itself.
 */
export async function selectTarget(
  { engine }: CallServices,
  request: Request,
  call: PlacedCall,
  body: Record<string, unknown>,
  kind: RuntimeKind,
): Promise<SelectedCall> {
  const scope = { organizationId: call.caller.organizationId, workspaceId: call.project.workspaceId };
  const named = parseRequestedRuntime(request.headers, body);
  return { ...call, selection: await selectRuntime(engine.db, scope, named, kind) };
}

/**
 * Checks a call by its caller's policy, with its project and its target.
 * @throws as `checkCall` does.
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
