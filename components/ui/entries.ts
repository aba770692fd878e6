/** Splits what was typed or pasted at commas and line breaks: trimmed, blanks dropped, nothing twice. */
export function splitEntries(text: string, existing: readonly string[] = []): string[] {
  const entries = text.split(/[,\r\n]+/).map((entry) => entry.trim());
  return [...new Set([...existing, ...entries.filter(Boolean)])];
}
