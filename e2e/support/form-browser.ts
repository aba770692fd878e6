/** A browser without JavaScript. It keeps cookies, follows no redirects, and submits the forms of a page. */
export class FormBrowser {
  readonly cookies = new Map<string, string>();

  constructor(readonly origin: string) {}

  /** Requests a path with the cookies. */
  async get(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = new Headers(init.headers);
    headers.set("cookie", [...this.cookies].map(([name, value]) => `${name}=${value}`).join("; "));
    if (!headers.has("user-agent"))
      headers.set("user-agent", "Mozilla/5.0 (X11; Linux x86_64) Firefox/133.0");
    const answer = await fetch(this.origin + path, { ...init, headers, redirect: "manual" });
    for (const cookie of answer.headers.getSetCookie()) this.keep(cookie);
    return answer;
  }

  /** Submits the form of a page that has a field or button with this name, with the page's own headers. */
  async submit(path: string, has: string, values: Record<string, string> = {}, headers = this.ownHeaders()) {
    return this.get(path, { method: "POST", body: await this.fill(path, has, values), headers });
  }

  /** Returns the form data that the form would send. */
  async fill(path: string, has: string, values: Record<string, string> = {}): Promise<FormData> {
    return readForm(await (await this.get(path)).text(), has, values);
  }

  ownHeaders = (): Record<string, string> => ({ origin: this.origin, "sec-fetch-site": "same-origin" });

  private keep(cookie: string) {
    const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
    if (value === "" || /max-age=0/i.test(cookie)) this.cookies.delete(name);
    else this.cookies.set(name, value);
  }
}

/** Returns the form data that the form of a page with this field or button would send. */
export function readForm(page: string, has: string, values: Record<string, string> = {}): FormData {
  const form = [...page.matchAll(/<form[\s\S]*?<\/form>/g)]
    .map(([markup]) => markup)
    .find((markup) => markup.includes(`name="${has}"`) || markup.includes(`>${has}<`));
  if (!form) throw new Error(`The page has no form with ${has}`);
  const data = new FormData();
  for (const [input] of form.matchAll(/<input[^>]*>/g)) {
    const name = attribute(input, "name");
    if (name) data.append(name, attribute(input, "value") ?? "");
  }
  for (const [name, value] of Object.entries(values)) data.set(name, value);
  return data;
}

const attribute = (tag: string, name: string) =>
  new RegExp(` ${name}="([^"]*)"`)
    .exec(tag)?.[1]
    ?.replaceAll("&quot;", '"')
    .replaceAll("&#x27;", "'")
    .replaceAll("&lt;", "<")
    .replaceAll("&gt;", ">")
    .replaceAll("&amp;", "&");

/** Returns the texts of a page's alerts. */
export const readAlerts = (page: string) =>
  [...page.matchAll(/<(\w+)[^>]* role="alert"[^>]*>([\s\S]*?)<\/\1>/g)].map(([, , inner = ""]) =>
    inner.replace(/<[^>]*>/g, "").trim(),
  );
