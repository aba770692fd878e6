import { getServices } from "@/lib/boot/services";
import { AppError } from "@/lib/core/errors/errors";
import { toAppError } from "@/lib/core/errors/to-app-error";
import { createRequestId } from "@/lib/core/request-id";
import { hasBearerToken } from "@/lib/crypto/bearer-token";
import { env } from "@/lib/env";
import { errorResponse, refuse, withCommonHeaders } from "@/lib/http/envelope";
import { runDueJobs } from "@/lib/jobs/run-due-jobs";
import { JOBS } from "@/lib/jobs/start-jobs";
import { jsonResponse } from "@/lib/net/json-response";
import { createOutbox } from "@/lib/outbox/outbox";

/** The time after which no further batch starts, so that the answer comes within the host's limit of a minute. */
const LONGEST_MS = 45_000;

const refuseMethod = async () =>
  refuse("/api/cron", new AppError("METHOD_NOT_ALLOWED", { headers: { Allow: "GET" } }));

/** The route handlers that run the background jobs for a scheduler, on hosts without a process of our own. */
export const cronHandlers = {
  GET: runCron,
  ...{
    POST: refuseMethod,
    PUT: refuseMethod,
    PATCH: refuseMethod,
    DELETE: refuseMethod,
    OPTIONS: refuseMethod,
  },
};

/**
 * Sends the due deliveries, runs the due jobs, and sends what these wrote. Deliveries get half of the time first, so
 * that jobs do not hold them up, nor they the jobs. The request must have `CRON_SECRET` as its bearer token.
 */
async function runCron(request: Request): Promise<Response> {
  const requestId = createRequestId();
  const startedAt = performance.now();
  const services = await getServices();
  try {
    if (env.cronSecret === null || !hasBearerToken(request.headers, env.cronSecret)) {
      throw new AppError("UNAUTHORIZED", { message: "Send CRON_SECRET as the bearer token", reason: "cron" });
    }
    const isOver = () => performance.now() - startedAt > LONGEST_MS;
    const outbox = createOutbox(services);
    await outbox.sendDue(() => performance.now() - startedAt > LONGEST_MS / 2);
    await runDueJobs(JOBS, services, isOver);
    await outbox.sendDue(isOver);
    return withCommonHeaders(jsonResponse({ done: true }), requestId);
  } catch (failure) {
    return errorResponse(toAppError(failure, requestId, services.log), requestId);
  }
}
