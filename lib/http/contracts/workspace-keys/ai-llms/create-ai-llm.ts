import { z } from "zod";
import { label } from "@/lib/core/input/codecs";
import { command } from "@/lib/core/operations/operation";
import {
  findNamedApiKey,
  insertInlineApiKey,
  linkFields,
} from "@/lib/http/contracts/workspace-keys/api-keys/link-api-key";
import { renameFields } from "@/lib/http/contracts/workspace-keys/rename-fields";
import { findNamedWorkspace } from "@/lib/organizations/tree-targets";
import { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import { checkEndpoint, RUNTIME_FIELDS } from "./ai-llm-input";
import { AI_TYPES, toAiProvider } from "./ai-types";

/**
 * Creates a runtime of a workspace. An inline key and secret make a credential, which it links. An endpoint
 * without a key is called without a secret.
 */
export const createAiLlm = command({
  name: "workspaceKeys.createAiLlm",
  title: "Create an AI LLM",
  permission: "runtimes:write",
  allowed: {
    "workspace write": ({ workspaceId, credentialId }) => [
      { name: "Sample", aiType: "OPENAI" as const, workspaceId },
      { name: "Sample", aiType: "OPENAI" as const, workspaceId, apiKeyUuid: credentialId },
    ],
  },
  target: (ctx, { workspaceId }) => findNamedWorkspace(ctx, workspaceId),
  input: z.strictObject({
    name: label,
    aiType: z.enum(AI_TYPES),
    workspaceId: z.string().max(100),
    ...linkFields,
  }),
  output: z.object({ success: z.literal(true), aiLlmId: z.string() }),

  replay: {
    recordOf: ({ aiLlmId }) => aiLlmId,
    answer: async (_ctx, aiLlmId) => ({ success: true, aiLlmId }) as const,
  },
  run: async (ctx, given, workspace) => {
    const { name, aiType, endpoint } = given;
    const named = await findNamedApiKey(ctx, given);
    checkEndpoint(endpoint, named);
    const provider = toAiProvider(aiType, named);
    const place = { provider, workspaceId: workspace.id, name };
    const credentialId = named?.id ?? (await insertInlineApiKey(ctx, given, place)) ?? null;
    const { id } = await renameFields(RUNTIME_FIELDS, () =>
      createRuntime.execute(ctx, {
        ...place,
        credentialId,
        baseUrl: credentialId === null ? endpoint || null : null,
      }),
    );
    return { success: true, aiLlmId: id } as const;
  },
});
