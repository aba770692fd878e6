/** The values that a person entered for a request. */
export type Draft = {
  key: string;
  /** The body as entered, null for a request without one. */
  body: string | null;
  parameters: { name: string; in: string; value: string }[];
};

/** A response with its formatted body, or the reason why there is none. */
export type Answer =
  | { status: number; statusText: string; milliseconds: number; text: string }
  | { problem: string };

const LONGEST_TEXT = 100_000;

/** Sends a request of the reference to this installation. */
export async function sendRequest(
  { method, path }: { method: string; path: string },
  { key, body, parameters }: Draft,
): Promise<Answer> {
  const startedAt = performance.now();
  try {
    const response = await fetch(toAddress(path, parameters), {
      method,
      headers: {
        ...(key && { Authorization: `Bearer ${key.trim()}` }),
        ...(body !== null && { "Content-Type": "application/json" }),
      },
      body,
      credentials: "omit",
    });
    const text = formatBody(await response.text());
    const milliseconds = Math.round(performance.now() - startedAt);
    return { status: response.status, statusText: response.statusText, milliseconds, text };
  } catch {
    return { problem: "No answer from the server. Check your connection and the characters of the key." };
  }
}

/** Fills the parameters into a path with braces, and appends those of the query. */
export function toAddress(path: string, parameters: Draft["parameters"]): string {
  const filled = parameters
    .filter((parameter) => parameter.in === "path")
    .reduce((at, { name, value }) => at.replace(`{${name}}`, encodeURIComponent(value)), path);
  const query = new URLSearchParams(
    parameters
      .filter((parameter) => parameter.in === "query" && parameter.value !== "")
      .map(({ name, value }) => [name, value]),
  );
  return query.size > 0 ? `${filled}?${query}` : filled;
}

/** Indents a JSON body. Other texts stay unchanged, and long ones are cut. */
function formatBody(text: string): string {
  const shown = text.length > LONGEST_TEXT ? `${text.slice(0, LONGEST_TEXT)}…` : text;
  try {
    return JSON.stringify(JSON.parse(shown), null, 2);
  } catch {
    return shown;
  }
}
