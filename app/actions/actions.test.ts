import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, it } from "vitest";

/** Files with actions that are not one operation: searches, remediations, actions without a session. */
const OTHERS = ["attention.ts", "invitations.ts", "leaks.ts", "password-reset.ts", "search.ts", "session.ts"];

const files = readdirSync(import.meta.dirname).filter(
  (file) => file.endsWith(".ts") && !file.endsWith(".test.ts") && !OTHERS.includes(file),
);

describe.each(files)("app/actions/%s", (file) => {
  const source = readFileSync(path.join(import.meta.dirname, file), "utf8");
  const [head = "", body = ""] = source.split(/\n\n(?=export )/);

  it("has one line for each operation, under the name of the operation", () => {
    const imported = new Map(
      [...head.matchAll(/(\w+) as (\w+)/g)].map(([, operation, alias]) => [alias, operation]),
    );
    const lines = body.trim().split("\n");
    const actions = lines.map((line) =>
      /^export const (\w+) = (?:a|accountA)ction\((\w+)(?:, .*)?\);$/.exec(line),
    );
    expect(actions.map((action, index) => action ?? lines[index])).toEqual(
      actions.map(() => expect.any(Array)),
    );
    for (const action of actions) expect(action?.[1]).toBe(imported.get(action?.[2] ?? ""));
  });
});
