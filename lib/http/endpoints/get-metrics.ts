import { AppError, notFound } from "@/lib/core/errors/errors";
import { hasBearerToken } from "@/lib/crypto/bearer-token";
import { env } from "@/lib/env";
import type { Endpoint } from "@/lib/http/route";
import { createResponse } from "@/lib/net/known-body";

const HEADERS = { "content-type": "text/plain; version=0.0.4; charset=utf-8" };

/** Answers with the figures of this server for Prometheus. */
export const getMetrics: Endpoint = {
  name: "service.getMetrics",
  title: "Get metrics for Prometheus",
  access: "metrics",
  mediaType: "text/plain",
  handle: async ({ services, request }) => {
    const { metricsToken } = env;
    if (metricsToken === null) throw notFound();
    if (!hasBearerToken(request.headers, metricsToken)) {
      throw new AppError("UNAUTHORIZED", {
        message: "Send METRICS_TOKEN as the bearer token",
        reason: "metrics",
      });
    }
    return createResponse(await services.metrics.report(), { headers: HEADERS });
  },
};
