/**
 * Splits a text at commas and line breaks. Returns the existing entries and the new ones, trimmed, without
 * blanks and duplicates.
 */
export function splitEntries(text: string, existing: readonly string[] = []): string[] {
  const entries = text.split(/[,\r\n]+/).map((entry) => entry.trim());
  return [...new Set([...existing, ...entries.filter(Boolean)])];
}
