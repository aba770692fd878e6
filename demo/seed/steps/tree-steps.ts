import { addPerson, PEOPLE, type PersonName } from "@/demo/seed/plans/people";
import type { Step } from "@/demo/seed/plans/story";
import { createInvitation } from "@/lib/members/invitations/create-invitation";
import { createProject } from "@/lib/organizations/operations/create-project";
import { createWorkspace } from "@/lib/organizations/operations/create-workspace";
import { updateProject } from "@/lib/organizations/operations/update-project";
import { updateWorkspace } from "@/lib/organizations/operations/update-workspace";

/** The age of the demo's organization, in days. */
export const FOUNDED_DAYS_AGO = 320;

const joins = (daysAgo: number, who: Exclude<PersonName, "mara">, passwordHash: string): Step => {
  const { name, email, role, access } = PEOPLE[who];
  const byId = (idOf: (name: string) => string) =>
    Object.fromEntries(Object.entries(access).map(([workspace, level]) => [idOf(workspace), level]));
  return {
    daysAgo,
    by: "mara",
    operation: addPerson,
    makes: name,
    input: (idOf) => ({ name, email, role, access: byId(idOf), passwordHash }),
  };
};

const project = (daysAgo: number, name: string, workspace: string): Step => ({
  daysAgo,
  by: "mara",
  operation: createProject,
  makes: name,
  input: (idOf) => ({ name, workspaceId: idOf(workspace) }),
});

/** Returns the steps that add people, workspaces and projects. The existing first ones are renamed. */
export const treeSteps = (passwordHash: string): Step[] => [
  {
    daysAgo: FOUNDED_DAYS_AGO - 0.1,
    by: "mara",
    operation: updateWorkspace,
    input: (idOf) => ({ id: idOf("Product"), name: "Product", slug: "product" }),
  },
  {
    daysAgo: FOUNDED_DAYS_AGO - 0.2,
    by: "mara",
    operation: updateProject,
    input: (idOf) => ({ id: idOf("Support copilot"), name: "Support copilot", slug: "support-copilot" }),
  },
  {
    daysAgo: 300,
    by: "mara",
    operation: createWorkspace,
    makes: "Research",
    input: () => ({ name: "Research" }),
  },
  joins(299, "jonas", passwordHash),
  joins(298, "priya", passwordHash),
  joins(150, "tomasz", passwordHash),
  {
    daysAgo: 2,
    by: "mara",
    operation: createInvitation,
    input: (idOf) => ({
      ...{ email: "noor@fernhill.example", role: "member" },
      workspaces: [{ workspaceId: idOf("Research"), access: "write" }],
    }),
  },
  project(290, "Search", "Product"),
  project(120, "Voice notes", "Product"),
  project(280, "Eval harness", "Research"),
];
