import { KEYS } from "@/demo/seed/plans/key-plans";
import type { KeyPlan } from "@/demo/seed/plans/key-shape";
import type { Step } from "@/demo/seed/plans/story";
import { createKey } from "@/lib/keys/operations/create-key";

/** Returns the steps that create and change the demo's keys. */
export const keySteps = (): Step[] => KEYS.flatMap(toSteps);

function toSteps({ name, project, projects, by, daysAgo, scopes, policy, later = [] }: KeyPlan): Step[] {
  const made: Step = {
    daysAgo,
    by,
    operation: createKey,
    makes: name,
    input: (idOf) => ({
      ...policy,
      name,
      scopes,
      ...(project && { projectId: idOf(project) }),
      ...(projects && { projectAccess: "selected", projectIds: projects.map(idOf) }),
    }),
  };
  const changed = later.map(
    ({ input, ...change }): Step => ({ ...change, input: (idOf) => ({ id: idOf(name), ...input }) }),
  );
  return [made, ...changed];
}
