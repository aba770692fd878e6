import { randomUUID } from "node:crypto";
import { afterAll, afterEach, beforeAll, expect, it, vi } from "vitest";
import type { Engine } from "@/db/client";
import { openTestDatabase } from "@/e2e/support/database";
import { createServices, makeKey } from "@/e2e/support/services";
import { createTenant } from "@/e2e/support/tenant";
import type { CallServices } from "@/lib/access/call";
import type { LogFacts } from "@/lib/core/log";
import { dispatch } from "./dispatcher";

const lines: LogFacts[] = [];
let engine: Engine;
let services: CallServices;
let organizationId: string;
let secret: string;
beforeAll(async () => {
  engine = await openTestDatabase();
  services = createServices(engine);
  services.log.info = (_, facts) => lines.push(facts ?? {});
  ({ organizationId } = await createTenant(engine.db));
  ({ secret } = await makeKey(services, organizationId, { scopes: ["keys:read"] }));
});
afterEach(() => {
  vi.unstubAllEnvs();
});
afterAll(async () => {
  await services.recorder.flush();
  await engine.close();
});

async function send(method: string, path: string, token: string, further: Record<string, string> = {}) {
  const headers = { authorization: `Bearer ${token}`, ...further };
  const request = new Request(`http://localhost${path}`, { method, headers });
  const response = await dispatch(services, request, { ip: null, later: () => undefined });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

it("logs one line a request, with the route's pattern instead of the path, its key, times and trace", async () => {
  const traceId = "4bf92f3577b34da6a3ce929d0e0e4736";
  lines.length = 0;
  const trace = { traceparent: `00-${traceId}-00f067aa0ba902b7-01` };
  const { headers } = await send("GET", `/api/keys/${randomUUID()}?search=x`, secret, trace);
  await send("PUT", "/api/nope/secret", secret, { traceparent: `00-${traceId}` });
  expect(lines).toEqual([
    {
      ...{ requestId: headers.get("x-request-id"), method: "GET", route: "/api/keys/:id", traceId },
      ...{ status: 404, code: "NOT_FOUND", outcome: "complete", projectId: null },
      ...{ organizationId, keyId: expect.any(String) },
      ...{ durationMs: expect.any(Number), admittedMs: expect.any(Number) },
    },
    {
      ...{ requestId: expect.any(String), method: "PUT", route: "/api/*", status: 404, code: "NOT_FOUND" },
      durationMs: expect.any(Number),
    },
  ]);
});

it("shows metrics to whoever has their token, and to nobody when there is none", async () => {
  const ask = (token: string) => send("GET", "/api/metrics", token);
  expect((await ask("")).status).toBe(404);
  vi.stubEnv("METRICS_TOKEN", "the token of Prometheus");
  for (const wrong of ["", secret, "the token of Prometheus!"]) expect((await ask(wrong)).status).toBe(401);
  await send("GET", "/api/projects/unseen", secret);
  const { status, text } = await ask("the token of Prometheus");
  expect(status).toBe(200);
  expect(text).toMatch(
    /^keystead_requests_total\{method="GET",route="\/api\/projects\/:id",status="4xx"\} 1$/m,
  );
  expect(text).toMatch(
    /^keystead_request_duration_seconds_bucket\{le="60",route="\/api\/projects\/:id"\} 1$/m,
  );
  expect(text).not.toContain("unseen");
});
