import { getToken } from "next-auth/jwt";

export type CookieSettings = { secret: string; secure: boolean };

/** The session that a request's cookie names, null where there is none or its seal is not ours. */
export async function readSessionId(headers: Headers, { secret, secure }: CookieSettings) {
  const cookie = new Headers({ cookie: headers.get("cookie") ?? "" });
  const token = await getToken({ req: { headers: cookie }, secret, secureCookie: secure });
  return typeof token?.sid === "string" ? token.sid : null;
}
