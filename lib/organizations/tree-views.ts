import { z } from "zod";
import { organizations, projects, workspaces } from "@/db/schema/index";
import { time } from "@/lib/core/input/codecs";

export const organizationColumns = {
  id: organizations.id,
  version: organizations.version,
  name: organizations.name,
  slug: organizations.slug,
  environmentFallback: organizations.environmentFallback,
  environmentFallbackOff: organizations.environmentFallbackOff,
  roundRobinProviders: organizations.roundRobinProviders,
  revealPolicy: organizations.revealPolicy,
  rotationUndo: organizations.rotationUndo,
  developerMode: organizations.developerMode,
  expiryRequired: organizations.expiryRequired,
  budgetRequired: organizations.budgetRequired,
  markUpPercent: organizations.markUpPercent,
  defaultScopes: organizations.defaultScopes,
  createdAt: organizations.createdAt,
  updatedAt: organizations.updatedAt,
};

export const organizationView = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  slug: z.string(),
  environmentFallback: z.boolean(),
  /** The providers whose environment variables are not used although `environmentFallback` is on. */
  environmentFallbackOff: z.array(z.string()),
  /** The providers whose active credentials are used in turn. For all others, the first one is used. */
  roundRobinProviders: z.array(z.string()),
  revealPolicy: z.enum(["never", "step-up"]),
  rotationUndo: z.boolean(),
  developerMode: z.boolean(),
  expiryRequired: z.boolean(),
  budgetRequired: z.boolean(),
  /** What clients are charged on top of the providers' cost. */
  markUpPercent: z.number(),
  defaultScopes: z.array(z.string()),
  createdAt: time,
  updatedAt: time,
});

export const workspaceColumns = {
  id: workspaces.id,
  version: workspaces.version,
  name: workspaces.name,
  slug: workspaces.slug,
  createdAt: workspaces.createdAt,
  updatedAt: workspaces.updatedAt,
};

export const workspaceView = z.object({
  id: z.string(),
  version: z.int(),
  name: z.string(),
  slug: z.string(),
  createdAt: time,
  updatedAt: time,
});

export const projectColumns = {
  id: projects.id,
  version: projects.version,
  workspaceId: projects.workspaceId,
  name: projects.name,
  slug: projects.slug,
  createdAt: projects.createdAt,
  updatedAt: projects.updatedAt,
};

export const projectView = workspaceView.extend({ workspaceId: z.string() });

export const deletedView = z.object({ id: z.string(), deleted: z.literal(true) });
