import type { Row } from "@/lib/http/route";
import { createAiLlm } from "./ai-llms/create-ai-llm";
import { deleteAiLlm } from "./ai-llms/delete-ai-llm";
import { listAiLlmStats } from "./ai-llms/list-ai-llm-stats";
import { listAiLlms, listAvailableAiLlms } from "./ai-llms/list-ai-llms";
import { updateAiLlm } from "./ai-llms/update-ai-llm";
import { validateAiLlm } from "./ai-llms/validate-ai-llm";
import { createApiKey } from "./api-keys/create-api-key";
import { deleteApiKey } from "./api-keys/delete-api-key";
import { listApiKeys } from "./api-keys/list-api-keys";
import { updateApiKey } from "./api-keys/update-api-key";
import { createBucket } from "./buckets/create-bucket";
import { deleteBucket } from "./buckets/delete-bucket";
import { getBucketStatus } from "./buckets/get-bucket-status";
import { listAvailableBuckets, listBuckets } from "./buckets/list-buckets";
import { updateBucket } from "./buckets/update-bucket";
import { validateBucket } from "./buckets/validate-bucket";
import { createContractWorkspace } from "./workspaces/create-contract-workspace";
import { deleteContractWorkspace } from "./workspaces/delete-contract-workspace";
import { getContractWorkspace } from "./workspaces/get-contract-workspace";
import { listContractWorkspaces } from "./workspaces/list-contract-workspaces";
import { updateContractWorkspace } from "./workspaces/update-contract-workspace";

/** The routes of the workspace provider keys contract. */
export const WORKSPACE_KEYS_ROUTES: readonly Row[] = [
  ["GET", "/apikeys", listApiKeys],
  ["POST", "/apikeys", createApiKey],
  ["PUT", "/apikeys/:uuid", updateApiKey],
  ["DELETE", "/apikeys/:uuid", deleteApiKey],
  ["GET", "/workspace", listContractWorkspaces],
  ["POST", "/workspace", createContractWorkspace],
  ["GET", "/workspace/:id", getContractWorkspace],
  ["PUT", "/workspace/:id", updateContractWorkspace],
  ["DELETE", "/workspace/:id", deleteContractWorkspace],
  ["GET", "/bucket", listBuckets],
  ["POST", "/bucket", createBucket],
  ["GET", "/bucket/available", listAvailableBuckets],
  ["GET", "/bucket/:id/status", getBucketStatus],
  ["PUT", "/bucket/:id", updateBucket],
  ["DELETE", "/bucket/:id", deleteBucket],
  ["POST", "/bucket/:id/validate", validateBucket],
  ["GET", "/ai/llm", listAiLlms],
  ["POST", "/ai/llm", createAiLlm],
  ["GET", "/ai/llm/available", listAvailableAiLlms],
  ["GET", "/ai/llm/stats", listAiLlmStats],
  ["PUT", "/ai/llm/:id", updateAiLlm],
  ["DELETE", "/ai/llm/:id", deleteAiLlm],
  ["POST", "/ai/llm/:id/validate", validateAiLlm],
];
