import { authenticateCall, checkCall } from "@/lib/access/call-steps";
import { readJsonBody, refuseUnpassable } from "@/lib/core/body";
import { callProvider } from "./call-provider";
import type { Family, Serve } from "./family";
import { findRequestedProject } from "./requested-project";
import { resolveTarget } from "./resolve-target";
import { runSteps } from "./run-steps";
import { checkTarget, selectTarget } from "./select-target";
import { reserveCall } from "./settlement";

const BODY_BYTES = 25 * 1024 * 1024;

/**
 * Serves an endpoint family: authenticate, select the runtime, check the policy, resolve the credential, reserve, call,
 * settle. Each step takes the call as the steps before it left it, and returns it with more.
 */
export const relay =
  (family: Family): Serve =>
  async (services, request, arrival) => {
    const authenticated = await authenticateCall(services, request, arrival);
    const scoped = { ...authenticated, scope: family.scope };
    return runSteps(services, request, scoped, async (reach) => {
      checkCall(scoped);
      const body = await readJsonBody(request, BODY_BYTES, refuseUnpassable);
      const project = await findRequestedProject(services.engine.db, request, scoped.caller);
      const placed = reach({ ...scoped, project });
      const selected = reach(await selectTarget(services, request, placed, body, family.kind));
      checkTarget(selected);
      const resolved = reach(await resolveTarget(services, selected, family.endpoint));
      const reserved = reach(await reserveCall(services, resolved));
      return callProvider(services, request, reserved, family, body);
    });
  };
