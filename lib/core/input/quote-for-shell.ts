/** Quotes a text for a shell. Variables in it are not expanded. */
export const quoteForShell = (text: string) => `'${text.replaceAll("'", "'\\''")}'`;
