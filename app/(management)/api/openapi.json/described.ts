import * as activateCredential from "@/app/(contracts)/api/provider-credentials/[credential_id]/activate/route";
import * as deactivateCredential from "@/app/(contracts)/api/provider-credentials/[credential_id]/deactivate/route";
import * as credential from "@/app/(contracts)/api/provider-credentials/[credential_id]/route";
import * as testCredential from "@/app/(contracts)/api/provider-credentials/[credential_id]/test/route";
import * as createCredential from "@/app/(contracts)/api/provider-credentials/create/route";
import * as credentialsOfProvider from "@/app/(contracts)/api/provider-credentials/organization/[organization_id]/provider/[provider]/route";
import * as credentialsOfOrganization from "@/app/(contracts)/api/provider-credentials/organization/[organization_id]/route";
import * as credentials from "@/app/(contracts)/api/provider-credentials/route";
import * as audit from "@/app/(management)/api/audit/route";
import * as archive from "@/app/(management)/api/keys/[id]/archive/route";
import * as disable from "@/app/(management)/api/keys/[id]/disable/route";
import * as enable from "@/app/(management)/api/keys/[id]/enable/route";
import * as endGrace from "@/app/(management)/api/keys/[id]/end-grace/route";
import * as explain from "@/app/(management)/api/keys/[id]/explain/route";
import * as extendGrace from "@/app/(management)/api/keys/[id]/extend-grace/route";
import * as restore from "@/app/(management)/api/keys/[id]/restore/route";
import * as revoke from "@/app/(management)/api/keys/[id]/revoke/route";
import * as rotate from "@/app/(management)/api/keys/[id]/rotate/route";
import * as key from "@/app/(management)/api/keys/[id]/route";
import * as simulate from "@/app/(management)/api/keys/[id]/simulate/route";
import * as unarchive from "@/app/(management)/api/keys/[id]/unarchive/route";
import * as keyUsage from "@/app/(management)/api/keys/[id]/usage/route";
import * as keys from "@/app/(management)/api/keys/route";
import * as me from "@/app/(management)/api/me/route";
import * as organization from "@/app/(management)/api/organization/route";
import * as project from "@/app/(management)/api/projects/[id]/route";
import * as projects from "@/app/(management)/api/projects/route";
import * as providers from "@/app/(management)/api/providers/route";
import * as resolution from "@/app/(management)/api/runtimes/[id]/resolution/route";
import * as runtime from "@/app/(management)/api/runtimes/[id]/route";
import * as runtimes from "@/app/(management)/api/runtimes/route";
import * as workspace from "@/app/(management)/api/workspaces/[id]/route";
import * as workspaces from "@/app/(management)/api/workspaces/route";
import type { RouteModule } from "@/lib/next/openapi";

/** Every route whose handlers are operations, under its path. */
export const described: Record<string, RouteModule> = {
  "/api/audit": audit,
  "/api/keys": keys,
  "/api/keys/[id]": key,
  "/api/keys/[id]/rotate": rotate,
  "/api/keys/[id]/end-grace": endGrace,
  "/api/keys/[id]/extend-grace": extendGrace,
  "/api/keys/[id]/revoke": revoke,
  "/api/keys/[id]/restore": restore,
  "/api/keys/[id]/enable": enable,
  "/api/keys/[id]/disable": disable,
  "/api/keys/[id]/archive": archive,
  "/api/keys/[id]/unarchive": unarchive,
  "/api/keys/[id]/usage": keyUsage,
  "/api/keys/[id]/explain": explain,
  "/api/keys/[id]/simulate": simulate,
  "/api/me": me,
  "/api/organization": organization,
  "/api/workspaces": workspaces,
  "/api/workspaces/[id]": workspace,
  "/api/projects": projects,
  "/api/projects/[id]": project,
  "/api/providers": providers,
  "/api/provider-credentials": credentials,
  "/api/provider-credentials/create": createCredential,
  "/api/provider-credentials/organization/[organization_id]": credentialsOfOrganization,
  "/api/provider-credentials/organization/[organization_id]/provider/[provider]": credentialsOfProvider,
  "/api/provider-credentials/[credential_id]": credential,
  "/api/provider-credentials/[credential_id]/activate": activateCredential,
  "/api/provider-credentials/[credential_id]/deactivate": deactivateCredential,
  "/api/provider-credentials/[credential_id]/test": testCredential,
  "/api/runtimes": runtimes,
  "/api/runtimes/[id]": runtime,
  "/api/runtimes/[id]/resolution": resolution,
};
