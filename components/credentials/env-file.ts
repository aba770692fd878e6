const LINE = /^\s*(?:export\s+)?([A-Za-z_]\w*)\s*=\s*(.*)$/;

/** The filled variables of an environment file. Of one that stands there twice the last counts. */
export function readEnvFile(text: string): Map<string, string> {
  const found = new Map<string, string>();
  for (const line of text.split(/\r?\n/)) {
    const [, name, raw] = LINE.exec(line) ?? [];
    const value = unquoted(raw?.trim() ?? "");
    if (name && value) found.set(name, value);
  }
  return found;
}

/** A value without its quotes; without quotes a comment may follow it. */
function unquoted(raw: string): string {
  const [, , quoted] = /^(["'`])(.*?)\1(?:\s+#.*|\s*)$/.exec(raw) ?? [];
  return (quoted ?? raw.replace(/(^|\s+)#.*$/, "")).trim();
}
