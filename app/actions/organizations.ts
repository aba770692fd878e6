"use server";

import { action } from "@/lib/next/action";
import * as projects from "@/lib/organizations/projects";
import * as workspaces from "@/lib/organizations/workspaces";

export const createWorkspace = action(workspaces.createWorkspace);
export const renameWorkspace = action(workspaces.updateWorkspace);
export const deleteWorkspace = action(workspaces.deleteWorkspace);
export const createProject = action(projects.createProject);
export const renameProject = action(projects.updateProject);
export const deleteProject = action(projects.deleteProject);
