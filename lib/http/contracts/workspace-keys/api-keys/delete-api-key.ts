import { z } from "zod";
import { command } from "@/lib/core/operations/operation";
import { findCredentialTarget } from "@/lib/credentials/credential-target";
import { deleteCredential } from "@/lib/credentials/operations/delete-credential";
import { requireWorkspace } from "@/lib/http/contracts/workspace-keys/targets";

export const deleteApiKey = command({
  name: "workspaceKeys.deleteApiKey",
  title: "Delete a provider API key",
  permission: "credentials:write",
  allowed: { "workspace write": ({ credentialId }) => [{ uuid: credentialId }] },
  target: (ctx, { uuid }) => requireWorkspace(findCredentialTarget(ctx, uuid)),
  input: z.object({ uuid: z.string() }),
  output: z.object({ success: z.literal(true), message: z.string() }),
  run: async (ctx, _input, { id }) => {
    const { message } = await deleteCredential.execute(ctx, { id });
    return { success: true, message } as const;
  },
});
