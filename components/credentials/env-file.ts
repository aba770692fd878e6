const LINE = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;

/** A line or variable of an environment file that is not imported, and why. */
export type LeftOut = { name: string; reason: string };

/**
 * Returns the filled variables of an environment file, and the lines that have none. Of a variable with several lines
 * the last filled one counts.
 */
export function readEnvFile(text: string) {
  const variables = new Map<string, string>();
  const leftOut: LeftOut[] = [];
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (/^\s*(#|$)/.test(line)) continue;
    const [, name, raw] = LINE.exec(line) ?? [];
    const value = unquoted(raw?.trim() ?? "");
    if (!name) leftOut.push({ name: `line ${index + 1}`, reason: "not NAME=value" });
    else if (value) variables.set(name, value);
    else leftOut.push({ name, reason: "empty" });
  }
  return { variables, leftOut };
}

/** A value without its quotes; without quotes a comment may follow it. */
function unquoted(raw: string): string {
  const [, , quoted] = /^(["'`])(.*?)\1(?:\s+#.*|\s*)$/.exec(raw) ?? [];
  return (quoted ?? raw.replace(/(^|\s+)#.*$/, "")).trim();
}
