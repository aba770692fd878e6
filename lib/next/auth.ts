import { headers } from "next/headers";
import { NextRequest } from "next/server";
import { authLibrary } from "@/lib/auth/library";
import { publicOrigin } from "@/lib/auth/origin";
import { readSession } from "@/lib/auth/sessions";
import { signIn, signOut } from "@/lib/auth/sign-in";
import { getServices } from "@/lib/boot/services";
import { jsonResponse, newRequestId, toAppError, toErrorBody } from "@/lib/core/answer";
import { readBodyBytes } from "@/lib/core/body";
import { env } from "@/lib/env";
import { isSecure, toRequestFacts } from "./request";
import { everyMethod } from "./routes";

const BODY_BYTES = 16 * 1024;

/** The auth library on this installation: all that it decides are our own rules. */
export const library = authLibrary(async () => {
  const services = await getServices();
  const request = toRequestFacts(await headers());
  return {
    secret: env.authSecret,
    secure: isSecure(),
    log: services.log,
    begin: (credentials) => signIn(services, credentials, request),
    isLive: async (sessionId) => (await readSession(services.engine.db, sessionId)) !== null,
    end: (sessionId) => signOut(services, sessionId, request),
  };
});

/** The library's own routes, under the public origin and with the headers of every answer. */
export const libraryRoutes = everyMethod((method) =>
  method === "GET" || method === "POST" ? (request) => serve(library.handlers[method], request) : undefined,
);

async function serve(handle: (request: NextRequest) => Promise<Response>, request: Request) {
  try {
    const answered = await handle(await ownRequest(request));
    const sent = new Headers(answered.headers);
    sent.set("Cache-Control", "no-store");
    sent.set("X-Content-Type-Options", "nosniff");
    return new Response(answered.body, { status: answered.status, headers: sent });
  } catch (failure) {
    const requestId = newRequestId();
    const error = toAppError(failure, requestId, (await getServices()).log);
    return jsonResponse(requestId, error.status, toErrorBody(error, requestId), error.headers);
  }
}

async function ownRequest(request: Request) {
  const { method, headers } = request;
  const { pathname, search } = new URL(request.url);
  const url = new URL(pathname + search, publicOrigin(headers, env.appUrl));
  if (method !== "POST") return new NextRequest(url, { method, headers });
  const body = await readBodyBytes(request, BODY_BYTES);
  return new NextRequest(url, { method, headers, body: body.toString() });
}
