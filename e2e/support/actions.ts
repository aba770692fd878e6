import { readFileSync } from "node:fs";
import path from "node:path";
import { z } from "zod";

const manifestFile = path.resolve(import.meta.dirname, "../../.next/server/server-reference-manifest.json");
const manifest = z.object({
  node: z.record(
    z.string(),
    z.object({
      exportedName: z.string(),
      filename: z.string().startsWith("app/actions/"),
      workers: z.record(z.string(), z.unknown()),
    }),
  ),
});

/** A server action of the build: its export name, its id on the wire, and the path of a page that uses it. */
export type ServerAction = { name: string; id: string; page: string };

/** Lists every server action of the build, sorted by name. */
export function serverActions(): ServerAction[] {
  const { node } = manifest.parse(JSON.parse(readFileSync(manifestFile, "utf8")));
  return Object.entries(node)
    .map(([id, { exportedName, workers }]) => ({
      id,
      name: exportedName,
      page: toPath(Object.keys(workers)[0] ?? ""),
    }))
    .sort((one, other) => one.name.localeCompare(other.name));
}

/** Returns the URL path of a page's file. Route groups are left out. */
const toPath = (file: string) =>
  `/${file
    .split("/")
    .slice(1, -1)
    .filter((segment) => !/^\(.*\)$/.test(segment))
    .join("/")}`;

export type ActionAnswer = { status: number; text: string; result: unknown };

/**
 * Calls an action like the script of its page. `parameters` fill the parameters of the page's path. They need
 * not name existing objects.
 */
export async function callAction(
  origin: string,
  { id, page }: ServerAction,
  input: unknown[],
  headers: Record<string, string>,
  parameters: Record<string, string> = {},
): Promise<ActionAnswer> {
  const target = page.replace(/\[(\w+)\]/g, (_, name: string) => parameters[name] ?? "none");
  const answer = await fetch(origin + target, {
    method: "POST",
    redirect: "manual",
    headers: {
      "next-action": id,
      accept: "text/x-component",
      ...unpacked,
      ...contentType(input),
      ...headers,
    },
    body: encode(input),
  });
  const text = await answer.text();
  return { status: answer.status, text, result: parseResult(text) };
}

/** Asks for an answer that is not compressed, which takes less time here. */
const unpacked = { "accept-encoding": "identity" };

const hasForm = (input: unknown[]) => input.some((one) => one instanceof FormData);
const contentType = (input: unknown[]) =>
  hasForm(input) ? undefined : { "content-type": "text/plain;charset=UTF-8" };

/** Encodes the arguments of an action like React: as JSON, or as a form when an argument is one. */
function encode(input: unknown[]): string | FormData {
  if (!hasForm(input)) return JSON.stringify(input);
  const body = new FormData();
  const written = input.map((one, index) => {
    if (!(one instanceof FormData)) return one;
    for (const [name, value] of one) body.append(`_${index}_${name}`, value);
    return `$K${index}`;
  });
  body.append("0", JSON.stringify(written));
  return body;
}

/** Returns the result of an action from React's answer, undefined when there is none. */
function parseResult(text: string): unknown {
  const row = /^1:([[{"].*)$/m.exec(text)?.[1];
  return row === undefined ? undefined : JSON.parse(row);
}
