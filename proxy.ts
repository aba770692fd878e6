import { randomBytes } from "node:crypto";
import { type NextRequest, NextResponse } from "next/server";
import { env } from "@/lib/env";
import { refuseUnversioned } from "@/lib/http/refuse-unversioned";
import { contentPolicy, pageHeaders } from "@/lib/net/page-headers";

/** Matches pages only. APIs set their own headers, and files need none. */
export const config = {
  matcher:
    "/((?!(?:v1|v1beta|api|apikeys|bucket|ai|workspace|_next/static|providers)(?:/|$)|logo\\.svg$|favicon\\.ico$).*)",
};

/**
 * Sets the nonce and security headers of every page, and passes on its path for the redirect after sign-in.
 */
export function proxy(request: NextRequest) {
  const refusal = refuseUnversioned(request);
  if (refusal) return refusal;
  const nonce = randomBytes(16).toString("base64");
  const isSecure = env.appUrl?.startsWith("https:") ?? false;
  const policy = contentPolicy({ nonce, isSecure, isDevelopment: !env.isProduction });
  const headers = new Headers(request.headers);
  headers.set("x-nonce", nonce);
  headers.set("x-path", request.nextUrl.pathname + request.nextUrl.search);
  headers.set("content-security-policy", policy);
  const response = NextResponse.next({ request: { headers } });
  response.headers.set("Content-Security-Policy", policy);
  for (const [name, value] of Object.entries(pageHeaders(isSecure))) response.headers.set(name, value);
  return response;
}
