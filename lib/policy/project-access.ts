/** Which projects of its organization a key reaches. */
export type ProjectAccess =
  | { kind: "project"; projectId: string }
  | { kind: "all" }
  | { kind: "selected"; projectIds: string[] };

/** Whether a project of the key's own organization is in reach. */
export function hasProjectAccess(access: ProjectAccess, projectId: string): boolean {
  if (access.kind === "all") return true;
  return access.kind === "project" ? access.projectId === projectId : access.projectIds.includes(projectId);
}
