"use client";

import { useRouter } from "next/navigation";
import type { Result } from "@/lib/core/result";
import { NameDialog, type Named } from "./name-dialog";

type Make<Input> = (organization: string, input: Input) => Promise<Result<Named>>;

type Props = {
  organization: string;
  /** What the address asks to make. */
  what: "workspace" | "project";
  workspaces: { value: string; label: string }[];
  createWorkspace: Make<{ name: string }>;
  createProject: Make<{ name: string; workspaceId: string }>;
};

/** The dialog that the address opens: it makes a workspace or a project and goes there. */
export function NewInTree({ organization, what, workspaces, createWorkspace, createProject }: Props) {
  const router = useRouter();
  const base = `/orgs/${organization}`;
  const forProject = what === "project";
  return (
    <NameDialog
      open
      onClose={() => router.replace(base)}
      title={forProject ? "New project" : "New workspace"}
      verb={forProject ? "Create project" : "Create workspace"}
      hint={
        forProject
          ? "A project has its own keys and inherits the organization's."
          : "A workspace holds projects, and credentials that only they use."
      }
      workspaces={forProject ? workspaces : []}
      submit={({ name, workspaceId }) =>
        forProject
          ? createProject(organization, { name, workspaceId })
          : createWorkspace(organization, { name })
      }
      onDone={({ slug }) => router.push(`${base}/${forProject ? "projects" : "workspaces"}/${slug}`)}
    />
  );
}
