import { checkCall } from "@/lib/access/call-steps";
import { callProvider } from "./call-provider";
import type { Family, Serve } from "./family";
import { type OpenCall, openCall } from "./open-call";
import { resolveTarget } from "./resolve-target";
import { runSteps } from "./run-steps";
import { checkTarget, selectTarget } from "./select-target";
import { reserveCall } from "./settlement";

/**
 * Creates the handler of an endpoint family. Its steps: authenticate, select the runtime, check the policy,
 * resolve the credential, reserve, call, settle. Each step takes the call from the step before it and returns
 * it with more fields. `open` authenticates the caller, by default by its key.
 */
export const relay =
  (family: Family, open: OpenCall = openCall): Serve =>
  async (services, request, arrival) => {
    const lease = services.memory.lease();
    try {
      const opening = await open(services, request, family.kind, lease);
      const scoped = { arrival, caller: opening.records.caller, scope: family.scope };
      return await runSteps(services, request, scoped, async (advance) => {
        checkCall(scoped);
        const opened = await opening.finish();
        const selected = advance(selectTarget(request, scoped, opened));
        checkTarget(selected);
        const resolved = advance(resolveTarget(services, selected, opened, family.endpoint));
        const reserved = advance(await reserveCall(services, resolved));
        return callProvider(services, request, reserved, family, opened.body);
      });
    } finally {
      lease.release();
    }
  };
