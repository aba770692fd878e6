import type { Server } from "./server";

const readCookies = (answer: Response) =>
  answer.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");

/** Signs the owner of a server in. Returns the cookie header of the browser. */
export async function signIn(
  { url, owner }: Pick<Server, "url" | "owner">,
  password = owner.password,
): Promise<string> {
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await csrf.json();
  const cookies = readCookies(csrf);
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: cookies.join("; "), "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ csrfToken, email: owner.email, password }),
  });
  return [...cookies, ...readCookies(answer)].join("; ");
}
