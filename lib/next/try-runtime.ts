import { publicOrigin, refuseForeign } from "@/lib/auth/origin";
import { getServices } from "@/lib/boot/services";
import { AppError, notFound } from "@/lib/core/errors/errors";
import { toAppError } from "@/lib/core/errors/to-app-error";
import { env } from "@/lib/env";
import { createRuntimeTrial } from "@/lib/gateway/try-runtime";
import { errorResponse, withCommonHeaders } from "@/lib/http/envelope";
import { requestFacts } from "./request";
import { currentSession, memberContext } from "./session";

const ENDPOINT = "/orgs/:org/runtimes/:runtime/try";

/**
 * Answers the signed-in person's chat request to a runtime like the gateway would: with the provider's answer,
 * or with the error in the gateway's words. It never throws.
 */
export async function tryRuntime(
  request: Request,
  organization: string,
  runtimeId: string,
): Promise<Response> {
  const startedAt = performance.now();
  const services = await getServices();
  const facts = await requestFacts();
  const { id: requestId, ip, client } = facts;
  const log = (status: number, code?: string) => {
    const durationMs = Math.round(performance.now() - startedAt);
    services.log.info("request", {
      requestId,
      method: request.method,
      route: ENDPOINT,
      status,
      code,
      durationMs,
    });
  };
  try {
    refuseForeign(request.headers, publicOrigin(request.headers, env.appUrl));
    const session = await currentSession();
    if (!session) throw new AppError("UNAUTHORIZED", { message: "Your session has ended. Sign in again" });
    const ctx = await memberContext(session, organization, facts);
    if (!ctx) throw notFound();
    const serve = await createRuntimeTrial(ctx, runtimeId);
    const response = await serve(
      services,
      request,
      { requestId, ip, client, endpoint: ENDPOINT, startedAt },
      {},
    );
    log(response.status);
    return withCommonHeaders(response, requestId);
  } catch (failure) {
    const error = toAppError(failure, requestId, services.log);
    log(error.status, error.code);
    return errorResponse(error, requestId);
  }
}
