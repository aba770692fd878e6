"use server";

import { action } from "@/lib/next/action";
import { closeOrganization as close } from "@/lib/organizations/operations/close-organization";
import { createOrganization as addOrganization } from "@/lib/organizations/operations/create-organization";
import { createProject as addProject } from "@/lib/organizations/operations/create-project";
import { createWorkspace as addWorkspace } from "@/lib/organizations/operations/create-workspace";
import { deleteProject as removeProject } from "@/lib/organizations/operations/delete-project";
import { deleteWorkspace as removeWorkspace } from "@/lib/organizations/operations/delete-workspace";
import { updateProject as changeProject } from "@/lib/organizations/operations/update-project";
import { updateSettings as changeSettings } from "@/lib/organizations/operations/update-settings";
import { updateWorkspace as changeWorkspace } from "@/lib/organizations/operations/update-workspace";

export const updateSettings = action(changeSettings);
export const createOrganization = action(addOrganization);
export const closeOrganization = action(close);
export const createWorkspace = action(addWorkspace);
export const updateWorkspace = action(changeWorkspace);
export const deleteWorkspace = action(removeWorkspace);
export const createProject = action(addProject);
export const updateProject = action(changeProject);
export const deleteProject = action(removeProject);
