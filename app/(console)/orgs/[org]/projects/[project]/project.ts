import { notFound } from "next/navigation";
import { cache } from "react";
import { AppError } from "@/lib/core/errors";
import { permits } from "@/lib/core/permissions";
import { pageContext } from "@/lib/next/session";
import { getProject } from "@/lib/organizations/operations/get-project";

/** The project of an address, and what the person may do in it: once a request. Absent: the 404 page. */
export const readProject = cache(async (org: string, slug: string) => {
  const ctx = await pageContext(org);
  const project = await getProject.execute(ctx, { id: slug }).catch((error: unknown) => {
    if (error instanceof AppError && error.code === "NOT_FOUND") notFound();
    throw error;
  });
  const target = { level: "project", workspaceId: project.workspaceId, projectId: project.id } as const;
  return {
    ctx,
    project,
    mayManage: permits(ctx.actor, "projects:write", target),
    mayWriteKeys: permits(ctx.actor, "keys:write", target),
  };
});
