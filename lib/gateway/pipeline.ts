import { checkCall } from "@/lib/access/call-steps";
import { runSteps } from "@/lib/access/run-steps";
import { callProvider } from "./call-provider";
import type { Family, Serve } from "./family";
import { reserveCall } from "./hold/reserve-call";
import { type OpenCall, openCall } from "./request/open-call";
import type { RequestBody } from "./request/read-body";
import { resolveTarget } from "./resolve-target";
import { checkModel, checkTarget, selectTarget } from "./select-target";
import { settleAttempt } from "./settlement";
import type { Stage } from "./stages";
import { continueResponse } from "./stored-responses/stored-response";

/**
 * Creates the handler of an endpoint family. Its steps: authenticate, select the runtime, check the policy,
 * resolve the credential, reserve, call, settle. Each step takes the call from the step before it and returns
 * it with more fields. `open` authenticates the caller, by default by its key.
 */
export const relay =
  (family: Family, open: OpenCall = openCall): Serve =>
  async (services, request, arrival, params) => {
    const lease = services.memory.lease();
    try {
      const opening = await open(services, request, family, { lease, params });
      const first = { arrival, caller: opening.records.caller, scope: family.scope };
      const frame = { request, first, record: settleAttempt };
      return await runSteps<Stage>(services, frame, async (advance) => {
        checkCall(first);
        const read = await opening.finish();
        const { body } = read;
        try {
          const opened = family.storesAnswers ? await continueResponse(services, read) : read;
          const selected = advance(selectTarget(request, first, opened));
          checkTarget(selected);
          for (const model of body.furtherModels) checkModel(selected, model);
          const metered = toMetered(family, body);
          const resolved = advance(resolveTarget(services, selected, opened, metered));
          const reserved = advance(
            await reserveCall(services, resolved, { opened, family: metered, signal: request.signal }),
          );
          return await callProvider(services, request, reserved, {
            opened,
            family: metered,
            params,
            body,
            advance,
          });
        } finally {
          if (body.type === "form") body.close();
        }
      });
    } finally {
      lease.release();
    }
  };

/** Returns the family with the metering of a request. */
const toMetered = (family: Family, { values }: RequestBody): Family =>
  family.metering !== "requests" && family.isUnmetered?.(values)
    ? { ...family, metering: "unmetered" }
    : family;
