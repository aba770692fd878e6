import { type StandIn, startStandIn } from "@/e2e/support/stand-in/server";
import { call } from "./call";
import type { Server } from "./server";

/** Starts a stand-in provider. Creates a credential for it and a chat key of the default project. */
export async function prepareGateway(server: Server): Promise<{ standIn: StandIn; chatKey: string }> {
  const standIn = await startStandIn();
  const post = async (path: string, body: unknown) => {
    const answer = await call(server.url, "POST", path, { key: server.key, body });
    if (answer.status >= 300) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer.body;
  };
  const { body: me } = await call(server.url, "GET", "/api/me", { key: server.key });
  await post("/api/provider-credentials/create", {
    organization_id: me.organization.id,
    provider: "openai-compatible",
    credential_name: "Made-up provider",
    api_key: "sk-standin-e2e",
    api_base: `${standIn.url}/v1`,
  });
  const { secret } = await post("/api/keys", {
    name: "Chat",
    project_id: me.projects[0].id,
    scopes: ["models:read", "chat:write"],
  });
  return { standIn, chatKey: secret };
}
