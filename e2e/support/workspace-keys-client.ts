/** The error that the client throws, as the documentation's examples read it. */
export class HttpError extends Error {
  constructor(
    readonly status: number,
    // biome-ignore lint/suspicious/noExplicitAny: tests look into errors of every shape
    readonly data: any,
  ) {
    super(`${status}: ${data?.message}`);
  }
}

// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
type Answer = Promise<any>;
type Fields = Record<string, unknown>;

/**
 * Creates a client of the workspace provider keys contract, written from its documentation alone. Like the public
 * client of that API, it sends the text `undefined` for absent arguments, and no content type without a body.
 */
export function createWorkspaceKeysClient(origin: string, key: string) {
  const send = async (method: string, path: string, body?: Fields): Answer => {
    const headers = {
      authorization: `Bearer ${key}`,
      ...(body && { "content-type": "application/json" }),
    };
    const answer = await fetch(`${origin}/${path}`, {
      method,
      headers,
      body: body ? JSON.stringify(body) : null,
    });
    const data = await answer.json();
    if (!answer.ok) throw new HttpError(answer.status, data);
    return data;
  };
  const query = (parameters: Fields) =>
    Object.entries(parameters)
      .map(([name, value]) => `${name}=${value}`)
      .join("&");
  return {
    getApiKeys: (workspaceId?: string, more: { provider?: string; capability?: number } = {}) =>
      send("GET", `apikeys?${query({ workspaceId, ...more })}`),
    createApiKey: (fields: Fields) => send("POST", "apikeys", fields),
    updateApiKey: (uuid: string, fields: Fields) => send("PUT", `apikeys/${uuid}`, fields),
    deleteApiKey: (uuid: string) => send("DELETE", `apikeys/${uuid}`),

    getWorkspaces: () => send("GET", "workspace"),
    getWorkspace: (id: string) => send("GET", `workspace/${id}`),
    createWorkspace: (fields: Fields) => send("POST", "workspace", fields),
    updateWorkspace: (id: string, fields: Fields) => send("PUT", `workspace/${id}`, fields),
    deleteWorkspace: (id: string) => send("DELETE", `workspace/${id}`),

    getStorageBuckets: (workspaceId?: string, walletAddress?: string) =>
      send("GET", `bucket?${query({ workspaceId, walletAddress })}`),
    getAvailableStorageBuckets: () => send("GET", "bucket/available"),
    createStorageBucket: (fields: Fields) => send("POST", "bucket", fields),
    updateStorageBucket: (id: string, fields: Fields) => send("PUT", `bucket/${id}`, fields),
    deleteStorageBucket: (id: string) => send("DELETE", `bucket/${id}`),
    validateStorageBucket: (id: string, fields?: Fields) => send("POST", `bucket/${id}/validate`, fields),
    getStorageBucketStatus: (id: string) => send("GET", `bucket/${id}/status`),

    getAiLlms: (workspaceId?: string) => send("GET", `ai/llm?${query({ workspaceId })}`),
    getAvailableAiLlms: () => send("GET", "ai/llm/available"),
    getAiLlmStats: (aiLlmId?: string) => send("GET", `ai/llm/stats?${query({ aiLlmId })}`),
    createAiLlm: (fields: Fields) => send("POST", "ai/llm", fields),
    updateAiLlm: (id: string, fields: Fields) => send("PUT", `ai/llm/${id}`, fields),
    deleteAiLlm: (id: string) => send("DELETE", `ai/llm/${id}`),
    validateAiLlm: (id: string) => send("POST", `ai/llm/${id}/validate`),
  };
}
