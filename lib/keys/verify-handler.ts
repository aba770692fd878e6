import { authenticateAll } from "@/lib/access/authenticate";
import type { AdmittedCall, CallServices, ScopedCall } from "@/lib/access/call";
import { admitCall, checkCall, rateLimitHeaders } from "@/lib/access/call-steps";
import { unknownKey } from "@/lib/access/key-errors";
import { parseSecret } from "@/lib/access/key-secret";
import { recordCall } from "@/lib/access/record-call";
import { getRequestCredential } from "@/lib/access/request-credential";
import { jsonResponse, newRequestId, toAppError, toErrorBody } from "@/lib/core/answer";
import { readJsonBody } from "@/lib/core/body";
import { AppError, invalidInput } from "@/lib/core/errors";
import { fromWire, toWire, toWirePath } from "@/lib/core/wire";
import { VERIFY_SCOPE, verifyInput, verifyKey, verifyOutput } from "./verify";

const ROUTE = "/api/keys/verify";
const BODY_BYTES = 1024 * 1024;

/** Answers `POST /api/keys/verify`: plain Fetch, so that it runs beside Next and in it alike. */
export async function handleVerify(
  services: CallServices,
  request: Request,
  { ip }: { ip: string | null },
): Promise<Response> {
  const requestId = newRequestId();
  const startedAt = performance.now();
  const client = request.headers.get("user-agent")?.slice(0, 200) ?? null;
  const arrival = { requestId, ip, client, endpoint: ROUTE, startedAt };
  let call: ScopedCall | AdmittedCall | null = null;
  const finish = (status: number, error?: AppError) => {
    const { code, reason } = error ?? {};
    if (call) recordCall(services, call, { status, code, reason, outcome: "complete" });
    const durationMs = Math.round(performance.now() - startedAt);
    const { method } = request;
    services.log.info("request", { requestId, method, route: ROUTE, status, code, durationMs });
  };
  try {
    if (request.method !== "POST") throw new AppError("METHOD_NOT_ALLOWED", { headers: { Allow: "POST" } });
    const credential = getRequestCredential(request.headers, new URL(request.url));
    if (!parseSecret(credential)) throw unknownKey();
    const [read] = await Promise.allSettled([readInput(request)]);
    const verified = read.status === "fulfilled" ? [read.value.key] : [];
    const [caller, key = null] = await authenticateAll(services, [credential, ...verified]);
    if (!caller) throw unknownKey();
    const scoped = { arrival, caller, scope: VERIFY_SCOPE };
    call = scoped;
    checkCall(scoped);
    const admitted = await admitCall(services, scoped);
    call = admitted;
    if (read.status === "rejected") throw read.reason;
    const verdict = await verifyKey(services, admitted, key, read.value);
    finish(200);
    const wire = toWire(verifyOutput, verifyOutput.encode(verdict));
    return jsonResponse(requestId, 200, wire, rateLimitHeaders(admitted));
  } catch (failure) {
    const error = toAppError(failure, requestId, services.log);
    finish(error.status, error);
    const rename = (path: string) => toWirePath(verifyInput, path);
    return jsonResponse(requestId, error.status, toErrorBody(error, requestId, rename), error.headers);
  }
}

async function readInput(request: Request) {
  const input = verifyInput.safeParse(fromWire(verifyInput, await readJsonBody(request, BODY_BYTES)));
  if (input.success) return input.data;
  throw invalidInput(input.error);
}
