const LINE = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;
const QUOTED = /^(["'`])(.*?)\1(?:\s+#.*|\s*)$/s;

/** A line or variable of an environment file that is not imported, and why. */
export type LeftOut = { name: string; reason: string };

/**
 * Returns the filled variables of an environment file, and the lines that have none. Of a variable with several lines
 * the last filled one counts. A quoted value may continue on the next lines.
 */
export function readEnvFile(text: string) {
  const variables = new Map<string, string>();
  const leftOut: LeftOut[] = [];
  const lines = text.split(/\r?\n/);
  for (let index = 0; index < lines.length; index += 1) {
    const line = lines[index] ?? "";
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name, begin = ""] = LINE.exec(line) ?? [];
    const more = countMoreLines(begin, lines.slice(index + 1));
    const value = toValue([begin, ...lines.slice(index + 1, index + 1 + more)].join("\n").trim());
    if (!name) leftOut.push({ name: `line ${index + 1}`, reason: "not NAME=value" });
    else if (value) variables.set(name, value);
    else leftOut.push({ name, reason: "empty" });
    index += more;
  }
  return { variables, leftOut };
}

/** Returns the number of lines that a quoted value continues on, 0 when its quote is not closed. */
function countMoreLines(begin: string, following: readonly string[]): number {
  const quote = /^["'`]/.exec(begin)?.[0];
  if (!quote || QUOTED.test(begin)) return 0;
  return following.findIndex((line) => QUOTED.test(quote + line)) + 1;
}

/**
 * Returns a value without its quotes. Without quotes a comment may follow it. In double quotes `\n` is a line break,
 * unless the value is JSON, which has its own.
 */
function toValue(raw: string): string {
  const [, quote, quoted] = QUOTED.exec(raw) ?? [];
  if (quoted === undefined) return raw.replace(/(^|\s+)#.*$/, "").trim();
  const value = quoted.trim();
  return quote === '"' && !value.startsWith("{") ? value.replaceAll("\\n", "\n") : value;
}
