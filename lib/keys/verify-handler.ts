import { authenticateAll } from "@/lib/access/authenticate";
import {
  admitCall,
  type Call,
  type CallServices,
  closeCall,
  newCall,
  rateLimitHeaders,
} from "@/lib/access/call";
import { unknownKey } from "@/lib/access/key-errors";
import { parseSecret } from "@/lib/access/key-secret";
import { getRequestCredential } from "@/lib/access/request-credential";
import { jsonResponse, newRequestId, toAppError, toErrorBody } from "@/lib/core/answer";
import { readJsonBody } from "@/lib/core/body";
import { AppError } from "@/lib/core/errors";
import { invalidInput } from "@/lib/core/operation";
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
  let call: Call | null = null;
  const finish = (status: number, error?: AppError) => {
    const { code, reason } = error ?? {};
    if (call) closeCall(call, { status, code, reason, outcome: "complete" });
    const durationMs = Math.round(performance.now() - startedAt);
    services.log.info("request", {
      requestId,
      method: request.method,
      route: ROUTE,
      status,
      code,
      durationMs,
    });
  };
  try {
    if (request.method !== "POST") throw new AppError("METHOD_NOT_ALLOWED", { headers: { Allow: "POST" } });
    const credential = getRequestCredential(request.headers, new URL(request.url));
    if (!parseSecret(credential)) throw unknownKey();
    const [read] = await Promise.allSettled([readInput(request)]);
    const asked = read.status === "fulfilled" ? [read.value.key] : [];
    const [caller, key = null] = await authenticateAll(services, [credential, ...asked]);
    if (!caller) throw unknownKey();
    call = newCall(services, caller, { requestId, ip, client, endpoint: ROUTE }, startedAt);
    await admitCall(call, { scope: VERIFY_SCOPE });
    if (read.status === "rejected") throw read.reason;
    const verdict = await verifyKey(call, key, read.value);
    finish(200);
    const wire = toWire(verifyOutput, verifyOutput.encode(verdict));
    return jsonResponse(requestId, 200, wire, rateLimitHeaders(call));
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
