import { getToken } from "next-auth/jwt";

export type CookieSettings = { secret: string; secure: boolean };

/** Returns the session id in a request's cookie, null without a valid cookie. */
export async function readSessionId(headers: Headers, { secret, secure }: CookieSettings) {
  const cookie = new Headers({ cookie: headers.get("cookie") ?? "" });
  const token = await getToken({ req: { headers: cookie }, secret, secureCookie: secure });
  return typeof token?.sid === "string" ? token.sid : null;
}
