import { listAudit } from "@/lib/audit/list-audit";
import { verifyAudit } from "@/lib/audit/verify-audit";
import { boostBudget } from "@/lib/budgets/operations/boost-budget";
import { createBudget } from "@/lib/budgets/operations/create-budget";
import { deleteBudget } from "@/lib/budgets/operations/delete-budget";
import { getBudget } from "@/lib/budgets/operations/get-budget";
import { listBudgets } from "@/lib/budgets/operations/list-budgets";
import { updateBudget } from "@/lib/budgets/operations/update-budget";
import { activateCredential } from "@/lib/credentials/operations/activate-credential";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { deactivateCredential } from "@/lib/credentials/operations/deactivate-credential";
import { deleteCredential } from "@/lib/credentials/operations/delete-credential";
import { getCredential } from "@/lib/credentials/operations/get-credential";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { listProviders } from "@/lib/credentials/operations/list-providers";
import { testCredential } from "@/lib/credentials/operations/test-credential";
import { updateCredential } from "@/lib/credentials/operations/update-credential";
import { explainKey } from "@/lib/keys/insights/explain";
import { getKeyUsage } from "@/lib/keys/insights/key-usage";
import { simulateKey } from "@/lib/keys/insights/simulate";
import { createKey } from "@/lib/keys/operations/create-key";
import { deleteKey } from "@/lib/keys/operations/delete-key";
import { getMe } from "@/lib/keys/operations/get-me";
import { getKey, listKeys } from "@/lib/keys/operations/list-keys";
import { endGrace, extendGrace, rotateKey } from "@/lib/keys/operations/rotate-key";
import {
  archiveKey,
  disableKey,
  enableKey,
  restoreKey,
  revokeKey,
  unarchiveKey,
} from "@/lib/keys/operations/switch-key";
import { updateKey } from "@/lib/keys/operations/update-key";
import { createInvitation } from "@/lib/members/invitations/create-invitation";
import { getInvitation } from "@/lib/members/invitations/get-invitation";
import { listInvitations } from "@/lib/members/invitations/list-invitations";
import { revokeInvitation } from "@/lib/members/invitations/revoke-invitation";
import { deleteMember } from "@/lib/members/operations/delete-member";
import { getMember } from "@/lib/members/operations/get-member";
import { listMembers } from "@/lib/members/operations/list-members";
import { updateMember } from "@/lib/members/operations/update-member";
import { createProject } from "@/lib/organizations/operations/create-project";
import { createWorkspace } from "@/lib/organizations/operations/create-workspace";
import { deleteProject } from "@/lib/organizations/operations/delete-project";
import { deleteWorkspace } from "@/lib/organizations/operations/delete-workspace";
import { getOrganization } from "@/lib/organizations/operations/get-organization";
import { getProject } from "@/lib/organizations/operations/get-project";
import { getWorkspace } from "@/lib/organizations/operations/get-workspace";
import { listProjects } from "@/lib/organizations/operations/list-projects";
import { listWorkspaces } from "@/lib/organizations/operations/list-workspaces";
import { updateProject } from "@/lib/organizations/operations/update-project";
import { updateWorkspace } from "@/lib/organizations/operations/update-workspace";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { deleteRuntime } from "@/lib/runtimes/operations/delete-runtime";
import { getResolution } from "@/lib/runtimes/operations/get-resolution";
import { getRuntime } from "@/lib/runtimes/operations/get-runtime";
import { listRuntimes } from "@/lib/runtimes/operations/list-runtimes";
import { updateRuntime } from "@/lib/runtimes/operations/update-runtime";
import { createStorageUnit } from "@/lib/storage/operations/create-storage-unit";
import { deleteStorageUnit } from "@/lib/storage/operations/delete-storage-unit";
import { getStorageUnit } from "@/lib/storage/operations/get-storage-unit";
import { listStorageUnits } from "@/lib/storage/operations/list-storage-units";
import { presignObject } from "@/lib/storage/operations/presign-object";
import { updateStorageUnit } from "@/lib/storage/operations/update-storage-unit";
import { validateStorageUnit } from "@/lib/storage/operations/validate-storage-unit";
import { getUsage } from "@/lib/usage/report/get-usage";
import { getRequest } from "@/lib/usage/requests/get-request";
import { listRequests } from "@/lib/usage/requests/list-requests";
import { createWebhook } from "@/lib/webhooks/operations/create-webhook";
import { deleteWebhook } from "@/lib/webhooks/operations/delete-webhook";
import { getWebhook } from "@/lib/webhooks/operations/get-webhook";
import { getWebhookDelivery } from "@/lib/webhooks/operations/get-webhook-delivery";
import { listWebhookDeliveries } from "@/lib/webhooks/operations/list-webhook-deliveries";
import { listWebhooks } from "@/lib/webhooks/operations/list-webhooks";
import { redeliverEvent } from "@/lib/webhooks/operations/redeliver-event";
import { rotateWebhookSecret } from "@/lib/webhooks/operations/rotate-webhook-secret";
import { testWebhook } from "@/lib/webhooks/operations/test-webhook";
import { updateWebhook } from "@/lib/webhooks/operations/update-webhook";
import { createWorkflow } from "@/lib/workflows/operations/create-workflow";
import { deleteWorkflow } from "@/lib/workflows/operations/delete-workflow";
import { getRun } from "@/lib/workflows/operations/get-run";
import { getWorkflow } from "@/lib/workflows/operations/get-workflow";
import { listRuns } from "@/lib/workflows/operations/list-runs";
import { listWorkflows } from "@/lib/workflows/operations/list-workflows";
import { redeliverRun } from "@/lib/workflows/operations/redeliver-run";
import { rotateWorkflowSecret } from "@/lib/workflows/operations/rotate-workflow-secret";
import { updateWorkflow } from "@/lib/workflows/operations/update-workflow";
import { WORKSPACE_KEYS_ROUTES } from "./contracts/workspace-keys/workspace-keys-routes";
import { exportUsageEndpoint } from "./endpoints/export-usage";
import { getHealth } from "./endpoints/get-health";
import { getMetrics } from "./endpoints/get-metrics";
import { getOpenApi } from "./endpoints/get-openapi";
import { reportGithubLeaks } from "./endpoints/report-github-leaks";
import { triggerWorkflowEndpoint } from "./endpoints/trigger-workflow";
import { verifyKeyEndpoint } from "./endpoints/verify-key";
import { GATEWAY_ROUTES } from "./gateway-routes";
import type { Row } from "./route";

/** The whole public API. Any other path under an API prefix is a 404. */
export const ROUTES: readonly Row[] = [
  ["GET", "/api/health", getHealth],
  ["GET", "/api/openapi.json", getOpenApi],
  ["GET", "/api/metrics", getMetrics],
  ["GET", "/api/me", getMe],

  ["GET", "/api/organization", getOrganization],
  ["GET", "/api/workspaces", listWorkspaces],
  ["POST", "/api/workspaces", createWorkspace],
  ["GET", "/api/workspaces/:id", getWorkspace],
  ["PATCH", "/api/workspaces/:id", updateWorkspace],
  ["DELETE", "/api/workspaces/:id", deleteWorkspace],
  ["GET", "/api/projects", listProjects],
  ["POST", "/api/projects", createProject],
  ["GET", "/api/projects/:id", getProject],
  ["PATCH", "/api/projects/:id", updateProject],
  ["DELETE", "/api/projects/:id", deleteProject],

  ["GET", "/api/members", listMembers],
  ["GET", "/api/members/:id", getMember],
  ["PATCH", "/api/members/:id", updateMember],
  ["DELETE", "/api/members/:id", deleteMember],
  ["GET", "/api/invitations", listInvitations],
  ["POST", "/api/invitations", createInvitation],
  ["GET", "/api/invitations/:id", getInvitation],
  ["DELETE", "/api/invitations/:id", revokeInvitation],

  ["GET", "/api/keys", listKeys],
  ["POST", "/api/keys", createKey],
  ["GET", "/api/keys/:id", getKey],
  ["PATCH", "/api/keys/:id", updateKey],
  ["DELETE", "/api/keys/:id", deleteKey],
  ["POST", "/api/keys/:id/rotate", rotateKey],
  ["POST", "/api/keys/:id/end-grace", endGrace],
  ["POST", "/api/keys/:id/extend-grace", extendGrace],
  ["POST", "/api/keys/:id/revoke", revokeKey],
  ["POST", "/api/keys/:id/restore", restoreKey],
  ["POST", "/api/keys/:id/enable", enableKey],
  ["POST", "/api/keys/:id/disable", disableKey],
  ["POST", "/api/keys/:id/archive", archiveKey],
  ["POST", "/api/keys/:id/unarchive", unarchiveKey],
  ["GET", "/api/keys/:id/usage", getKeyUsage],
  ["POST", "/api/keys/:id/explain", explainKey],
  ["POST", "/api/keys/:id/simulate", simulateKey],
  ["POST", "/api/keys/verify", verifyKeyEndpoint],
  ["POST", "/api/leaks/github", reportGithubLeaks],

  ["GET", "/api/providers", listProviders],
  ["GET", "/api/runtimes", listRuntimes],
  ["POST", "/api/runtimes", createRuntime],
  ["GET", "/api/runtimes/:id", getRuntime],
  ["PATCH", "/api/runtimes/:id", updateRuntime],
  ["DELETE", "/api/runtimes/:id", deleteRuntime],
  ["GET", "/api/runtimes/:id/resolution", getResolution],
  ["GET", "/api/budgets", listBudgets],
  ["POST", "/api/budgets", createBudget],
  ["GET", "/api/budgets/:id", getBudget],
  ["PATCH", "/api/budgets/:id", updateBudget],
  ["DELETE", "/api/budgets/:id", deleteBudget],
  ["POST", "/api/budgets/:id/boost", boostBudget],

  ["GET", "/api/storage-units", listStorageUnits],
  ["POST", "/api/storage-units", createStorageUnit],
  ["GET", "/api/storage-units/:id", getStorageUnit],
  ["PATCH", "/api/storage-units/:id", updateStorageUnit],
  ["DELETE", "/api/storage-units/:id", deleteStorageUnit],
  ["POST", "/api/storage-units/:id/validate", validateStorageUnit],
  ["POST", "/api/storage-units/:id/presign", presignObject],

  ["GET", "/api/workflows", listWorkflows],
  ["POST", "/api/workflows", createWorkflow],
  ["GET", "/api/workflows/:id", getWorkflow],
  ["PATCH", "/api/workflows/:id", updateWorkflow],
  ["DELETE", "/api/workflows/:id", deleteWorkflow],
  ["POST", "/api/workflows/:id/rotate-secret", rotateWorkflowSecret],
  ["POST", "/api/workflows/:id/trigger", triggerWorkflowEndpoint],
  ["GET", "/api/workflows/:id/runs", listRuns],
  ["GET", "/api/workflow-runs/:id", getRun],
  ["POST", "/api/workflow-runs/:id/redeliver", redeliverRun],

  ["GET", "/api/webhooks", listWebhooks],
  ["POST", "/api/webhooks", createWebhook],
  ["GET", "/api/webhooks/:id", getWebhook],
  ["PATCH", "/api/webhooks/:id", updateWebhook],
  ["DELETE", "/api/webhooks/:id", deleteWebhook],
  ["POST", "/api/webhooks/:id/rotate-secret", rotateWebhookSecret],
  ["POST", "/api/webhooks/:id/test", testWebhook],
  ["GET", "/api/webhooks/:id/deliveries", listWebhookDeliveries],
  ["GET", "/api/webhook-deliveries/:id", getWebhookDelivery],
  ["POST", "/api/webhook-deliveries/:id/redeliver", redeliverEvent],

  ["GET", "/api/usage", getUsage],
  ["GET", "/api/usage.csv", exportUsageEndpoint],
  ["GET", "/api/requests", listRequests],
  ["GET", "/api/requests/:id", getRequest],
  ["GET", "/api/audit", listAudit],
  ["GET", "/api/audit/verify", verifyAudit],

  // Provider credentials. Contract: lib/http/contracts/provider-credentials.ts.
  ["GET", "/api/provider-credentials", listCredentials],
  ["POST", "/api/provider-credentials/create", createCredential],
  ["GET", "/api/provider-credentials/organization/:organization_id", listCredentials],
  ["GET", "/api/provider-credentials/organization/:organization_id/provider/:provider", listCredentials],
  ["GET", "/api/provider-credentials/:credential_id", getCredential],
  ["PUT", "/api/provider-credentials/:credential_id", updateCredential],
  ["DELETE", "/api/provider-credentials/:credential_id", deleteCredential],
  ["PUT", "/api/provider-credentials/:credential_id/activate", activateCredential],
  ["PUT", "/api/provider-credentials/:credential_id/deactivate", deactivateCredential],
  ["POST", "/api/provider-credentials/:credential_id/test", testCredential],

  ...WORKSPACE_KEYS_ROUTES,
  ...GATEWAY_ROUTES,
];
