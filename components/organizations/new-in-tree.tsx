"use client";

import { usePathname, useRouter, useSearchParams } from "next/navigation";
import type { Result } from "@/lib/core/action-result";
import { NameDialog, type Named } from "./name-dialog";

type Make<Input> = (organization: string, input: Input) => Promise<Result<Named>>;

type Props = {
  organization: string;
  /** Whether the person may make workspaces, and in which they may make projects. */
  mayMakeWorkspaces: boolean;
  workspaces: { id: string; name: string; slug: string }[];
  createWorkspace: Make<{ name: string }>;
  createProject: Make<{ name: string; workspaceId: string }>;
};

/** What the address asks to make: `make=workspace`, or `make=project` with the workspace that comes first. */
const MAKE = "make";
const WITHIN = "in";

/** The dialog that the address opens over any page: it makes a workspace or a project and goes there. */
export function NewInTree({ organization, mayMakeWorkspaces, workspaces, ...make }: Props) {
  const router = useRouter();
  const pathname = usePathname();
  const params = useSearchParams();
  const what = params.get(MAKE);
  const forProject = what === "project" && workspaces.length > 0;
  if (!forProject && !(what === "workspace" && mayMakeWorkspaces)) return null;
  const within = params.get(WITHIN);
  const choices = workspaces.toSorted((a, b) => Number(b.slug === within) - Number(a.slug === within));
  const close = () => {
    const rest = new URLSearchParams(params);
    rest.delete(MAKE);
    rest.delete(WITHIN);
    router.replace(rest.size ? `${pathname}?${rest}` : pathname, { scroll: false });
  };
  return (
    <NameDialog
      open
      onClose={close}
      title={forProject ? "New project" : "New workspace"}
      verb={forProject ? "Create project" : "Create workspace"}
      hint={
        forProject
          ? "A project has its own keys and inherits the organization’s."
          : "A workspace holds projects, and credentials that only they use."
      }
      workspaces={forProject ? choices.map(({ id, name }) => ({ value: id, label: name })) : []}
      submit={({ name, workspaceId }) =>
        forProject
          ? make.createProject(organization, { name, workspaceId })
          : make.createWorkspace(organization, { name })
      }
      onDone={({ slug }) =>
        router.push(`/orgs/${organization}/${forProject ? "projects" : "workspaces"}/${slug}`)
      }
    />
  );
}
