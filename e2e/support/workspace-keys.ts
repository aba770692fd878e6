import { randomUUID } from "node:crypto";
import { expect } from "vitest";
import { createServerTenant } from "./server-tenant";
import { createWorkspaceKeysClient, HttpError } from "./workspace-keys-client";

/** The key of the documentation's examples. */
export const AWS_KEY = {
  key: "AKIAIOSFODNN7EXAMPLE",
  secret: "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY",
  provider: "AWS",
};

export type WorkspaceKeys = Awaited<ReturnType<typeof openWorkspaceKeys>>;

/** Creates an organization on the shared server, with a client of the workspace provider keys contract. */
export async function openWorkspaceKeys() {
  const at = await createServerTenant();
  const client = createWorkspaceKeysClient(at.url, at.key);
  const workspaceId = at.project.workspace_id;
  return {
    at,
    client,
    workspaceId,
    /** Creates an AI model at the stand-in provider, with an inline secret. `fields` override the defaults. */
    createLlm: async (fields: object = {}): Promise<string> => {
      const usual = { name: randomUUID(), aiType: "OTHER", workspaceId };
      const inline = { endpoint: `${at.standIn.url}/v1`, secret: "sk-standin-good" };
      return (await client.createAiLlm({ ...usual, ...inline, ...fields })).aiLlmId;
    },
    findLlm: async (id: string) =>
      (await client.getAiLlms()).aiLlms.find((llm: { id: string }) => llm.id === id),
    findKey: async (id: string) =>
      (await client.getApiKeys()).apiKeys.find((key: { id: string }) => key.id === id),
  };
}

/** Returns the status, code, reason and param of a refused call. */
export async function readRefusal(work: Promise<unknown>) {
  const error = await work.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof HttpError)) throw new Error(`Not refused: ${error}`);
  const { success, message, error: envelope } = error.data;
  expect([success, typeof message, envelope.message]).toEqual([false, "string", message]);
  return [error.status, envelope.code, envelope.reason, envelope.param];
}
