/** The projects of its organization that a key has access to. */
export type ProjectAccess =
  | { kind: "project"; projectId: string }
  | { kind: "all" }
  | { kind: "selected"; projectIds: string[] };

/** Returns whether a key has access to a project of its organization. */
export function hasProjectAccess(access: ProjectAccess, projectId: string): boolean {
  if (access.kind === "all") return true;
  return access.kind === "project" ? access.projectId === projectId : access.projectIds.includes(projectId);
}

/**
 * Returns the only project of a key, which its calls without a project use. Null when the key has several
 * projects or none.
 */
export function getOnlyProject(access: ProjectAccess): string | null {
  if (access.kind === "project") return access.projectId;
  return access.kind === "selected" && access.projectIds.length === 1 ? (access.projectIds[0] ?? null) : null;
}
