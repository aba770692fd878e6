/** Which projects of its organization a key reaches. */
export type Reach =
  | { kind: "project"; projectId: string }
  | { kind: "all" }
  | { kind: "selected"; projectIds: string[] };

/** Whether a project of the key's own organization is in reach. */
export function reachesProject(reach: Reach, projectId: string): boolean {
  if (reach.kind === "all") return true;
  return reach.kind === "project" ? reach.projectId === projectId : reach.projectIds.includes(projectId);
}
