/** Every scope that Keystead obeys, in plain words; `member`: members with `write` may grant it too. */
export const SCOPES = [
  { name: "models:read", label: "List Models", member: true },
  { name: "chat:write", label: "Send Chat Requests", member: true },
  { name: "embeddings:write", label: "Create Embeddings", member: true },
  { name: "transcribe:read", label: "List Transcription Models", member: true },
  { name: "transcribe:write", label: "Transcribe Audio", member: true },
  { name: "realtime:connect", label: "Open Realtime Sessions", member: true },
  { name: "storage:read", label: "Download Files", member: true },
  { name: "storage:write", label: "Upload Files", member: true },
  { name: "workflows:trigger", label: "Trigger Workflows", member: true },
  { name: "workflows:read", label: "View Workflows", member: true },
  { name: "keys:read", label: "View API Keys", member: true },
  { name: "keys:write", label: "Manage API Keys", member: true },
  { name: "keys:verify", label: "Verify API Keys", member: true },
  { name: "credentials:read", label: "View Credentials", member: false },
  { name: "credentials:write", label: "Manage Credentials", member: false },
  { name: "runtimes:read", label: "View Runtimes", member: true },
  { name: "runtimes:write", label: "Manage Runtimes", member: false },
  { name: "projects:read", label: "View Projects", member: true },
  { name: "projects:write", label: "Manage Projects", member: false },
  { name: "members:read", label: "View Members", member: false },
  { name: "members:write", label: "Manage Members", member: false },
  { name: "usage:read", label: "View Usage", member: true },
  { name: "audit:read", label: "View the Audit Log", member: false },
] as const;

export type KnownScope = (typeof SCOPES)[number]["name"];

const LONGEST = 100;
const FORM = /^[a-z][a-z0-9_-]*:[a-z][a-z0-9_-]*$/;

/** What is wrong with a scope's form, in words. It may be unknown: outside services that verify keys have their own. */
export function scopeProblem(scope: string): string | undefined {
  if (scope.length > LONGEST) return `A scope has at most ${LONGEST} characters.`;
  return FORM.test(scope) ? undefined : "Write a scope as resource:verb, such as chat:write.";
}

const known = new Map<string, { member: boolean }>(SCOPES.map(({ name, member }) => [name, { member }]));

/** Whether Keystead itself obeys a scope. */
export function isKnownScope(scope: string): scope is KnownScope {
  return known.has(scope);
}

/** Whether a member with `write` in a project's workspace may put a scope on its keys. */
export function memberGrantsScope(scope: string): boolean {
  return known.get(scope)?.member ?? true;
}

/** Whether a key may hand a scope on: one that it holds, or an unknown one if it reaches the organization. */
export function keyGrantsScope(held: readonly string[], reachesAll: boolean, scope: string): boolean {
  return held.includes(scope) || (reachesAll && !isKnownScope(scope));
}
