"use client";

import { useQueryStates } from "nuqs";
import { useId, useState } from "react";
import { useCurrent } from "@/components/layout/use-current";
import { createInTreeParams } from "@/components/organizations/params";
import { IconButton } from "@/components/ui/buttons/icon-button";
import { Link } from "@/components/ui/buttons/link";
import { Icon } from "@/components/ui/icon";
import { Menu } from "@/components/ui/popovers/menu";
import { Tooltip } from "@/components/ui/popovers/tooltip";
import { SIDEBAR_ID } from "./sidebar-id";
import { type Folds, toFoldsCookie, toShortId } from "./tree-folds";
import { type TreeFinders, TreeSearch } from "./tree-search";

type Project = { id: string; name: string; href: string };

export type Workspace = {
  id: string;
  name: string;
  /** The address of the workspace's page. Absent if it has none. */
  href?: string;
  projects: readonly Project[];
};

export type WorkspaceTreeProps = {
  workspaces: readonly Workspace[];
  /** The items "New workspace" and "New project", if the user may create them. */
  add?: readonly { label: string; make: "workspace" | "project" }[];
  /** Searches all workspaces and projects by name. Set if the tree lists only some of them. */
  find?: TreeFinders;
  /** The workspaces that the person opened or closed before. */
  folds: Folds;
  container?: HTMLElement | null;
};

const OPEN_AT_FIRST = 3;

/** Shows the workspaces with their projects. In the rail it is a button that opens the sidebar. */
export function WorkspaceTree({ workspaces, add = [], find, folds, container }: WorkspaceTreeProps) {
  const [, setView] = useQueryStates(createInTreeParams);
  return (
    <>
      <div className="nav-rail">
        <Tooltip content="Workspaces" side="right" className="hidden min-[900px]:max-[1119px]:inline-block">
          <button type="button" className="nav-link" popoverTarget={SIDEBAR_ID} aria-label="Workspaces">
            <Icon name="layers" />
          </button>
        </Tooltip>
      </div>
      <div className="side-title">
        <span>Workspaces</span>
        {find && <TreeSearch find={find} container={container} />}
        {add.length > 0 && (
          <Menu
            label="New workspace or project"
            align="start"
            container={container}
            items={add.map(({ label, make }) => ({
              label,
              onSelect: () => void setView({ make, in: null }, { history: "push" }),
            }))}
            trigger={
              <IconButton
                icon="plus"
                label="New workspace or project"
                className="size-6 max-[899px]:size-9"
              />
            }
          />
        )}
      </div>
      <nav className="tree" aria-label="Workspaces">
        <ul>
          {workspaces.map((workspace, index) => (
            <Branch
              key={workspace.id}
              workspace={workspace}
              fold={folds.get(toShortId(workspace.id))}
              openAtFirst={index < OPEN_AT_FIRST}
            />
          ))}
        </ul>
      </nav>
    </>
  );
}

type BranchProps = { workspace: Workspace; fold: boolean | undefined; openAtFirst: boolean };

function Branch({ workspace: { id, name, href, projects }, fold, openAtFirst }: BranchProps) {
  const current = useCurrent();
  const listId = useId();
  const inside = projects.some((project) => current(project.href));
  const [open, setOpen] = useState(fold ?? (openAtFirst || inside));
  const [wasInside, setWasInside] = useState(inside);
  if (inside !== wasInside) {
    setWasInside(inside);
    if (inside) setOpen(true);
  }
  const toggle = () => {
    setOpen(!open);
    // biome-ignore lint/suspicious/noDocumentCookie: older browsers have no Cookie Store API
    document.cookie = toFoldsCookie(document.cookie, id, !open);
  };
  return (
    <li>
      <div className="tree-head">
        <button
          type="button"
          className="tree-fold"
          aria-expanded={open}
          aria-controls={listId}
          aria-label={`Projects of ${name}`}
          onClick={toggle}
        >
          <Icon name="chevron" />
        </button>
        {href ? (
          <Link className="tree-name" href={href} aria-current={current(href)}>
            {name}
          </Link>
        ) : (
          <button type="button" className="tree-name" tabIndex={-1} onClick={toggle}>
            {name}
          </button>
        )}
      </div>
      <ul className="tree-list" id={listId} hidden={!open}>
        {projects.map((project) => (
          <li key={project.id}>
            <Link className="tree-link" href={project.href} aria-current={current(project.href)}>
              {project.name}
            </Link>
          </li>
        ))}
        {projects.length === 0 && <li className="text-ink-3 tree-link">No projects</li>}
      </ul>
    </li>
  );
}
