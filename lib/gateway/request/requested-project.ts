import type { CallRecords } from "@/lib/access/call-reader";
import type { Caller } from "@/lib/access/caller";
import { getOnlyProject } from "@/lib/policy/project-access";

/**
 * The project of a request and its workspace. `named` is null when the request has no project. Its `id` is
 * null when the organization has no such project.
 */
export type RequestedProject = {
  named: { id: string | null; param: string } | null;
  workspaceId: string | null;
};

const PARAM = "OpenAI-Project";

/** Returns the id or slug of the project that a request names, null when it names none. */
export const getProjectHeader = ({ headers }: Request): string | null => headers.get(PARAM)?.trim() || null;

/** Returns the project of a request: the one that it names, else the caller's only one. */
export function toRequestedProject(
  request: Request,
  { policy, workspaceId }: Caller,
  found: CallRecords["project"],
): RequestedProject {
  const isNamed =
    found !== null || getProjectHeader(request) !== null || getOnlyProject(policy.access) !== null;
  return {
    named: isNamed ? { id: found?.id ?? null, param: PARAM } : null,
    workspaceId: found?.workspaceId ?? workspaceId,
  };
}
