/** A value of a CSV file. Null and undefined are empty. */
export type CsvValue = string | number | Date | null | undefined;

const FORMULA = /^[=+\-@\t\r]/;

/**
 * Formats a line of a CSV file. A text that a spreadsheet would run as a formula gets an apostrophe in front.
 */
export const formatCsvLine = (values: readonly CsvValue[]) => `${values.map(formatValue).join(",")}\r\n`;

function formatValue(value: CsvValue): string {
  if (value === null || value === undefined) return "";
  if (typeof value === "number") return String(value);
  if (value instanceof Date) return value.toISOString();
  const text = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
