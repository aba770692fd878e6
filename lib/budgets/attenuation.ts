import { beyondOwnAccess } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import type { Budget } from "./budget-view";

/**
 * Checks that a budget is not the calling key's own, and not that of its project: a key cannot raise what limits
 * it.
 * @throws FORBIDDEN (`attenuation`) when it is.
 */
export function requireOthersBudget(
  { actor }: Pick<Context, "actor">,
  { keyId, projectId }: Pick<Budget, "keyId" | "projectId">,
  param: string | null,
) {
  if (actor.kind !== "key") return;
  const { access } = actor;
  const limitsCaller = keyId === actor.id || (access.kind === "project" && projectId === access.projectId);
  if (limitsCaller) throw beyondOwnAccess(param);
}
