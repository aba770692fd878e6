import * as archive from "@/app/(management)/api/keys/[id]/archive/route";
import * as disable from "@/app/(management)/api/keys/[id]/disable/route";
import * as enable from "@/app/(management)/api/keys/[id]/enable/route";
import * as restore from "@/app/(management)/api/keys/[id]/restore/route";
import * as revoke from "@/app/(management)/api/keys/[id]/revoke/route";
import * as rotate from "@/app/(management)/api/keys/[id]/rotate/route";
import * as key from "@/app/(management)/api/keys/[id]/route";
import * as unarchive from "@/app/(management)/api/keys/[id]/unarchive/route";
import * as keys from "@/app/(management)/api/keys/route";
import * as me from "@/app/(management)/api/me/route";
import * as organization from "@/app/(management)/api/organization/route";
import * as project from "@/app/(management)/api/projects/[id]/route";
import * as projects from "@/app/(management)/api/projects/route";
import * as workspace from "@/app/(management)/api/workspaces/[id]/route";
import * as workspaces from "@/app/(management)/api/workspaces/route";
import type { RouteModule } from "@/lib/server/openapi";

/** Every route whose handlers are operations, under its path. */
export const described: Record<string, RouteModule> = {
  "/api/keys": keys,
  "/api/keys/[id]": key,
  "/api/keys/[id]/rotate": rotate,
  "/api/keys/[id]/revoke": revoke,
  "/api/keys/[id]/restore": restore,
  "/api/keys/[id]/enable": enable,
  "/api/keys/[id]/disable": disable,
  "/api/keys/[id]/archive": archive,
  "/api/keys/[id]/unarchive": unarchive,
  "/api/me": me,
  "/api/organization": organization,
  "/api/workspaces": workspaces,
  "/api/workspaces/[id]": workspace,
  "/api/projects": projects,
  "/api/projects/[id]": project,
};
