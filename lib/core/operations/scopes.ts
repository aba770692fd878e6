/**
 * All scopes that Keystead checks, in the order of forms: those of the gateway, then those of management.
 * `member` means that members with `write` may grant it.
 */
export const SCOPES = [
  { name: "models:read", label: "List Models", group: "gateway", member: true },
  { name: "chat:write", label: "Send Chat Requests", group: "gateway", member: true },
  { name: "embeddings:write", label: "Create Embeddings", group: "gateway", member: true },
  { name: "transcribe:read", label: "List Transcription Models", group: "gateway", member: true },
  { name: "transcribe:write", label: "Transcribe Audio", group: "gateway", member: true },
  { name: "realtime:connect", label: "Open Realtime Sessions", group: "gateway", member: true },
  { name: "storage:read", label: "Download Files", group: "gateway", member: true },
  { name: "storage:write", label: "Upload Files", group: "gateway", member: true },
  { name: "workflows:trigger", label: "Trigger Workflows", group: "gateway", member: true },
  { name: "workflows:read", label: "View Workflows", group: "management", member: true },
  { name: "keys:read", label: "View API Keys", group: "management", member: true },
  { name: "keys:write", label: "Manage API Keys", group: "management", member: true },
  { name: "keys:verify", label: "Verify API Keys", group: "management", member: true },
  { name: "credentials:read", label: "View Credentials", group: "management", member: false },
  { name: "credentials:write", label: "Manage Credentials", group: "management", member: false },
  { name: "runtimes:read", label: "View Runtimes", group: "management", member: true },
  { name: "runtimes:write", label: "Manage Runtimes", group: "management", member: false },
  { name: "projects:read", label: "View Projects", group: "management", member: true },
  { name: "projects:write", label: "Manage Projects", group: "management", member: false },
  { name: "members:read", label: "View Members", group: "management", member: false },
  { name: "members:write", label: "Manage Members", group: "management", member: false },
  { name: "usage:read", label: "View Usage", group: "management", member: true },
  { name: "audit:read", label: "View the Audit Log", group: "management", member: false },
] as const;

export type KnownScope = (typeof SCOPES)[number]["name"];

const LONGEST = 100;
const FORM = /^[a-z][a-z0-9_-]*:[a-z][a-z0-9_-]*$/;

/**
 * Returns the problem of a scope's format, undefined when it is valid. Unknown scopes are valid, for services
 * that verify keys with Keystead.
 */
export function scopeProblem(scope: string): string | undefined {
  if (scope.length > LONGEST) return `A scope has at most ${LONGEST} characters.`;
  return FORM.test(scope) ? undefined : "Write a scope as resource:verb, such as chat:write.";
}

const known = new Map<string, { member: boolean }>(SCOPES.map(({ name, member }) => [name, { member }]));

/** Returns whether Keystead checks a scope. */
export function isKnownScope(scope: string): scope is KnownScope {
  return known.has(scope);
}

/** Returns whether a member with `write` access to the workspace may grant a scope to project keys. */
export function memberGrantsScope(scope: string): boolean {
  return known.get(scope)?.member ?? true;
}

/**
 * Returns whether a key may grant a scope: one of its own, or with access to all projects any unknown one.
 */
export function keyGrantsScope(held: readonly string[], hasFullAccess: boolean, scope: string): boolean {
  return held.includes(scope) || (hasFullAccess && !isKnownScope(scope));
}
