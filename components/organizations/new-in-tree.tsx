"use client";

import { useRouter } from "next/navigation";
import { useQueryStates } from "nuqs";
import { type ComponentProps, useState } from "react";
import type { Option } from "@/components/ui/fields/select";
import type { Options } from "@/components/ui/pickers/options";
import type { Result } from "@/lib/core/errors/action-result";
import { NameDialog } from "./name-dialog";
import type { Named } from "./name-form";
import { NewOrganization } from "./new-organization";
import { createInTreeParams } from "./params";

type Make<Input> = (organization: string, input: Input, token?: string) => Promise<Result<Named>>;

type Props = {
  organization: string;
  /** Whether the user may create organizations. */
  mayMakeOrganizations: boolean;
  /** Whether the user may create workspaces. */
  mayMakeWorkspaces: boolean;
  /**
   * The workspaces in which the user may create projects. The value of an option is a slug. `find` searches
   * all.
   */
  workspaces: Option[];
  find?: Options["find"];
  createOrganization: ComponentProps<typeof NewOrganization>["create"];
  createWorkspace: Make<{ name: string }>;
  createProject: Make<{ name: string; workspaceId: string }>;
};

/**
 * Shows the dialog that creates an organization, a workspace or a project, when the address opens it. Then opens
 * the new page.
 */
export function NewInTree({
  organization,
  mayMakeOrganizations,
  mayMakeWorkspaces,
  workspaces,
  find,
  ...make
}: Props) {
  const router = useRouter();
  const [{ make: what, in: within }, setView] = useQueryStates(createInTreeParams);
  const [leaving, setLeaving] = useState(false);
  if (leaving && what === null) setLeaving(false);
  const close = () => void setView(null);
  if (what === "organization" && mayMakeOrganizations) {
    return <NewOrganization organization={organization} create={make.createOrganization} onClose={close} />;
  }
  const forProject = what === "project" && workspaces.length > 0;
  if (!forProject && !(what === "workspace" && mayMakeWorkspaces)) return null;
  const proposed =
    within === null
      ? []
      : [workspaces.find(({ value }) => value === within) ?? { value: within, label: within }];
  const others = workspaces.filter(({ value }) => value !== within);
  return (
    <NameDialog
      open={!leaving}
      onClose={close}
      title={forProject ? "New project" : "New workspace"}
      verb={forProject ? "Create project" : "Create workspace"}
      hint={
        forProject
          ? "A project has its own keys and inherits the organization’s."
          : "A workspace holds projects, and credentials that only they use."
      }
      workspaces={forProject ? { options: [...proposed, ...others], find } : undefined}
      request={{ route: forProject ? "POST /api/projects" : "POST /api/workspaces" }}
      submit={({ name, workspaceId }, token) =>
        forProject
          ? make.createProject(organization, { name, workspaceId }, token)
          : make.createWorkspace(organization, { name }, token)
      }
      onDone={({ slug }) => {
        setLeaving(true);
        router.push(`/orgs/${organization}/${forProject ? "projects" : "workspaces"}/${slug}`);
      }}
    />
  );
}
