/** A PostgreSQL server for tests: the URL of a database whose user may create others, and how to end it. */
export function startPostgres(): Promise<{ url: string; stop: () => Promise<void> }>;
