import { z } from "zod";
import { label } from "@/lib/core/input/codecs";
import type { Context } from "@/lib/core/operations/context";
import { command } from "@/lib/core/operations/operation";
import { findCredential } from "@/lib/credentials/credential-target";
import {
  findNamedApiKey,
  insertInlineApiKey,
  linkFields,
} from "@/lib/http/contracts/workspace-keys/api-keys/link-api-key";
import { checkWorkspace } from "@/lib/http/contracts/workspace-keys/check-workspace";
import { renameFields } from "@/lib/http/contracts/workspace-keys/rename-fields";
import { requireWorkspace } from "@/lib/http/contracts/workspace-keys/targets";
import { updateRuntime } from "@/lib/runtimes/operations/update-runtime";
import { findRuntimeTarget } from "@/lib/runtimes/runtime-target";
import type { Runtime } from "@/lib/runtimes/runtime-view";
import { checkEndpoint, RUNTIME_FIELDS } from "./ai-llm-input";
import { AI_TYPES, type AiType, toAiProvider, toAiType } from "./ai-types";

const fields = z.object({
  name: label.optional(),
  aiType: z.enum(AI_TYPES).nullish(),
  workspaceId: z.string().max(100).nullish(),
  ...linkFields,
});

/** Updates the given fields. `apiKeyUuid` moves to another key, null unlinks it. */
export const updateAiLlm = command({
  name: "workspaceKeys.updateAiLlm",
  title: "Update an AI LLM",
  permission: "runtimes:write",
  allowed: { "workspace write": ({ runtimeId }) => [{ id: runtimeId, name: "Sample" }] },
  target: async (ctx, { id }) => {
    const found = await requireWorkspace(findRuntimeTarget(ctx, id));
    return { ...found, row: { ...found.row, workspaceId: found.target.workspaceId } };
  },
  input: z.strictObject({ id: z.string(), ...fields.shape }),
  output: z.object({ success: z.literal(true), aiLlmId: z.string() }),

  run: async (ctx, { id, ...given }, runtime) => {
    await checkWorkspace(ctx, given.workspaceId, runtime.workspaceId);
    const patch = await toPatch(ctx, given, runtime);
    await renameFields(RUNTIME_FIELDS, () =>
      updateRuntime.execute(ctx, { id, ...patch, ...(given.name !== undefined && { name: given.name }) }),
    );
    return { success: true, aiLlmId: id } as const;
  },
});

type Given = z.output<typeof fields>;

/** Returns the changes of the provider, the credential and the base URL. */
async function toPatch(ctx: Context, given: Given, runtime: Runtime & { workspaceId: string }) {
  const { aiType, apiKeyUuid, endpoint } = given;
  const named = await findNamedApiKey(ctx, given);
  const type: AiType = aiType ?? toAiType(runtime.provider);
  const isKept = type === "OTHER" && toAiType(runtime.provider) === "OTHER" && !named;
  const provider = isKept ? runtime.provider : toAiProvider(type, named);
  const { workspaceId, name } = runtime;
  const created = await insertInlineApiKey(ctx, given, { provider, workspaceId, name });
  const credentialId = named?.id ?? created ?? (apiKeyUuid === null ? null : runtime.credentialId);
  if (credentialId === null) {
    return { provider, credentialId, ...(endpoint !== undefined && { baseUrl: endpoint || null }) };
  }
  if (!created) checkEndpoint(endpoint, named ?? (await findCredential(ctx, credentialId)));
  return { provider, credentialId, baseUrl: null };
}
