import { NextRequest } from "next/server";
import { publicOrigin } from "@/lib/auth/origin";
import { getServices } from "@/lib/boot/services";
import { AppError } from "@/lib/core/errors/errors";
import { toAppError } from "@/lib/core/errors/to-app-error";
import { readBodyBytes } from "@/lib/core/input/body";
import { createRequestId } from "@/lib/core/request-id";
import { env } from "@/lib/env";
import { errorResponse, refuse, withCommonHeaders } from "@/lib/http/envelope";
import { library } from "./auth";

const BODY_BYTES = 16 * 1024;
/** The Content-Security-Policy of the auth library's built-in pages, which have inline styles and a form. */
const POLICY =
  "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const refuseMethod = async () =>
  refuse("/api/auth", new AppError("METHOD_NOT_ALLOWED", { headers: { Allow: "GET, POST" } }));

/** The route handlers of the auth library, under the public origin and with the common headers. */
export const authHandlers = {
  GET: (request: Request) => serve(library.handlers.GET, request),
  POST: (request: Request) => serve(library.handlers.POST, request),
  ...{ PUT: refuseMethod, PATCH: refuseMethod, DELETE: refuseMethod, OPTIONS: refuseMethod },
};

async function serve(handle: (request: NextRequest) => Promise<Response>, request: Request) {
  const requestId = createRequestId();
  try {
    const { body, status, headers } = await handle(await toPublicRequest(request));
    const response = new Response(body, { status, headers: new Headers(headers) });
    response.headers.set("Content-Security-Policy", POLICY);
    return withCommonHeaders(response, requestId);
  } catch (failure) {
    return errorResponse(toAppError(failure, requestId, (await getServices()).log), requestId);
  }
}

/** A request under the public origin. Next would replace 127.0.0.1 by localhost, where the cookies are missing. */
class PublicRequest extends NextRequest {
  constructor(
    private readonly address: URL,
    init: ConstructorParameters<typeof NextRequest>[1],
  ) {
    super(address, init);
  }

  override get url() {
    return this.address.href;
  }
}

async function toPublicRequest(request: Request) {
  const { method, headers } = request;
  const { pathname, search } = new URL(request.url);
  const url = new URL(pathname + search, publicOrigin(headers, env.appUrl));
  if (method !== "POST") return new PublicRequest(url, { method, headers });
  const body = await readBodyBytes(request, BODY_BYTES);
  return new PublicRequest(url, { method, headers, body: body.toString() });
}
