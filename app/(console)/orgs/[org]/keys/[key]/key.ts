import { notFound } from "next/navigation";
import { cache } from "react";
import type { KeyPageView } from "@/components/keys/page/params";
import { actorNames } from "@/lib/core/actor-names";
import { AppError } from "@/lib/core/errors";
import { hasOrganizationAccess } from "@/lib/core/permissions";
import { getImpact } from "@/lib/keys/insights/impact";
import { getKey } from "@/lib/keys/operations/list-keys";
import { pageContext } from "@/lib/next/session";
import { readProjects } from "../../tree";
import { mayWriteKeys } from "../key-context";

/** The props of every tab of a key's page. */
export type TabProps = { org: string; id: string; view: KeyPageView };

/**
 * The key of an address with its projects and who made it, and whether the person may change it: once a request.
 * Absent: the 404 page.
 */
export const readPageOfKey = cache(async (org: string, id: string) => {
  const ctx = await pageContext(org);
  const key = await getKey.execute(ctx, { id }).catch((error: unknown) => {
    if (error instanceof AppError && ["NOT_FOUND", "FORBIDDEN"].includes(error.code)) notFound();
    throw error;
  });
  const [projects, names] = await Promise.all([
    readProjects(org, [key.owner.id, ...key.projectIds]),
    actorNames(ctx, [key.createdBy]),
  ]);
  const inCharge = hasOrganizationAccess(ctx);
  const project = projects.find((candidate) => candidate.id === key.owner.id);
  const writable = inCharge || (project !== undefined && mayWriteKeys(ctx, project));
  const createdBy = names.get(key.createdBy) ?? null;
  return { ctx, key, project, projects, inCharge, writable, createdBy, now: ctx.now.toISOString() };
});

/** Who would notice if the key of an address stopped: once a request. */
export const readImpactOfKey = cache(async (org: string, id: string) =>
  getImpact.execute(await pageContext(org), { id }),
);
