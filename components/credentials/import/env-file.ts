const LINE = /^\s*(?:export\s+)?([A-Za-z_]\w*)(?:\s*=\s*|:\s+)(.*)$/;
const QUOTED = /^(["'`])(.*?)\1\s*(?:#.*)?$/s;

/** A line or variable of an environment file that is not imported, and why. */
export type LeftOut = { name: string; reason: string };

/**
 * Returns the filled variables of an environment file, and the lines that are not used. Of a variable with several
 * lines the last filled one counts. A quoted value and a JSON object may continue on the next lines.
 */
export function readEnvFile(text: string) {
  const variables = new Map<string, string>();
  const leftOut: LeftOut[] = [];
  const lines = text.split(/\r\n?|\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name, begin = ""] = LINE.exec(line) ?? [];
    const more = countMoreLines(begin, lines.slice(index + 1));
    const value = toValue([begin, ...lines.slice(index + 1, index + 1 + more)].join("\n").trim());
    if (!name) leftOut.push({ name: `line ${index + 1}`, reason: "not NAME=value" });
    else if (value) {
      if (variables.has(name)) leftOut.push({ name, reason: `replaced by line ${index + 1}` });
      variables.set(name, value);
    } else leftOut.push({ name, reason: "empty" });
    index += more;
  }
  return { variables, leftOut };
}

/** Returns the number of lines that a value continues on, 0 when its quote or brace is not closed. */
function countMoreLines(begin: string, following: readonly string[]): number {
  const quote = /^["'`]/.exec(begin)?.[0];
  if (quote) return QUOTED.test(begin) ? 0 : following.findIndex((line) => QUOTED.test(quote + line)) + 1;
  if (!begin.startsWith("{") || isJson(begin)) return 0;
  const isEnd = (line: string, index: number) =>
    line.trimEnd().endsWith("}") && isJson([begin, ...following.slice(0, index + 1)].join("\n"));
  return following.findIndex(isEnd) + 1;
}

/**
 * Returns a value without its quotes. Without quotes a comment may follow it. In double quotes `\n` is a line break,
 * unless the value is JSON, which has its own.
 */
function toValue(raw: string): string {
  const [, quote, quoted] = QUOTED.exec(raw) ?? [];
  if (quoted === undefined) return isJson(raw) ? toJson(raw) : raw.replace(/(^|\s+)#.*$/, "").trim();
  const value = quoted.trim();
  if (value.startsWith("{")) return toJson(value);
  return quote === '"' ? value.replaceAll("\\n", "\n") : value;
}

/** Returns JSON without the backslashes of a shell, and with escaped line breaks in its texts, as keys have them. */
function toJson(value: string): string {
  const plain = /^\{\s*\\"/.test(value) ? value.replace(/\\(["\\])/g, "$1") : value;
  return plain.replace(/"(?:[^"\\]|\\.)*"/gs, (text) => text.replaceAll("\n", "\\n"));
}

function isJson(value: string): boolean {
  try {
    return value.startsWith("{") && typeof JSON.parse(toJson(value)) === "object";
  } catch {
    return false;
  }
}
