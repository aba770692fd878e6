import { eq } from "drizzle-orm";
import { runtimes } from "@/db/schema";
import type { Context } from "@/lib/core/operations/context";
import { type CallScope, lookUpCredential } from "@/lib/credentials/look-up-credential";
import type { OwnPrices } from "@/lib/prices/find-price";
import { runtimeColumns } from "@/lib/runtimes/select-runtime";
import type { UsageRow } from "@/lib/usage/recorder";

/** The fields of a usage row that describe the target of a call. */
export type Target = Pick<UsageRow, "endpoint" | "scope"> & Partial<UsageRow> & { own?: OwnPrices };

const ENDPOINTS = {
  chat: { endpoint: "/v1/chat/completions", scope: "chat:write" },
  embedding: { endpoint: "/v1/embeddings", scope: "embeddings:write" },
  transcription: { endpoint: "/v1/audio/transcriptions", scope: "transcribe:write" },
  realtime: { endpoint: "/v1/realtime/client_secrets", scope: "realtime:connect" },
};

/** Returns the target of calls by runtime name, with the credential that they would use now. */
export async function targetsByRuntime(ctx: Context): Promise<Map<string, Target>> {
  const rows = await ctx.db
    .select({
      id: runtimes.id,
      name: runtimes.name,
      kind: runtimes.kind,
      provider: runtimes.provider,
      model: runtimes.upstreamModel,
      workspaceId: runtimes.workspaceId,
      credentialId: runtimes.credentialId,
      baseUrl: runtimes.baseUrl,
      priceInputPerMillion: runtimeColumns.priceInputPerMillion,
      priceOutputPerMillion: runtimeColumns.priceOutputPerMillion,
    })
    .from(runtimes)
    .where(eq(runtimes.organizationId, ctx.organizationId));
  const targets = new Map<string, Target>();
  for (const { id, name, kind, provider, model, workspaceId, ...rest } of rows) {
    const { priceInputPerMillion, priceOutputPerMillion, ...link } = rest;
    const scope: CallScope = { organizationId: ctx.organizationId, workspaceId };
    const { chosen } = await lookUpCredential(ctx, scope, link, provider);
    const stored = chosen && "credential" in chosen ? chosen : null;
    const credential = { credentialId: stored?.credential.id, credentialSource: stored?.source };
    const own = { priceInputPerMillion, priceOutputPerMillion };
    targets.set(name, { ...ENDPOINTS[kind], runtimeId: id, provider, model, ...credential, own });
  }
  return targets;
}
