/** Signs in. Returns the `cookie` header of the session. */
export async function signIn(
  url: string,
  { email, password }: { email: string; password: string },
): Promise<string> {
  const toPairs = (answer: Response) => answer.headers.getSetCookie().map((line) => line.split(";")[0] ?? "");
  const csrf = await fetch(`${url}/api/auth/csrf`);
  const { csrfToken } = await csrf.json();
  const answer = await fetch(`${url}/api/auth/callback/credentials`, {
    method: "POST",
    redirect: "manual",
    headers: { cookie: toPairs(csrf).join("; ") },
    body: new URLSearchParams({ csrfToken, email, password }),
  });
  return [...toPairs(csrf), ...toPairs(answer)].join("; ");
}
