/** The value below which so many of the numbers lie (`share` 0.5: the median). */
export function quantile(numbers, share) {
  const sorted = [...numbers].sort((one, other) => one - other);
  return sorted[Math.min(sorted.length - 1, Math.floor(share * sorted.length))] ?? Number.NaN;
}

export const median = (numbers) => quantile(numbers, 0.5);

/** Prints rows of text below a head, in columns as wide as what stands in them. */
export function printTable(head, rows) {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column].length)));
  const line = (row) =>
    row.map((text, column) => (column === 0 ? text.padEnd(widths[0]) : text.padStart(widths[column])));
  for (const row of [head, ...rows]) console.log(line(row).join("  "));
}
