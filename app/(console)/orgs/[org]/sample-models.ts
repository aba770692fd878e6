import { cache } from "react";
import type { SampleModels } from "@/components/samples/types";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import { pageContext } from "@/lib/next/session";
import { listUsableRuntimes } from "@/lib/runtimes/list-usable-runtimes";
import { selectRuntime } from "@/lib/runtimes/select-runtime";

/**
 * Loads the runtimes that code samples name, for calls of a workspace's projects or of the organization. Each is the
 * default one where it serves the endpoint, else any. Cached per request.
 */
export const loadSampleModels = cache(
  async (org: string, workspaceId: string | null): Promise<SampleModels> => {
    const { db, organizationId } = await pageContext(org);
    const scope = { organizationId, workspaceId };
    const [usable, chosen] = await Promise.all([
      listUsableRuntimes(db, scope, "chat"),
      selectRuntime(db, scope, {}, "chat"),
    ]);
    const candidates = chosen.runtime ? [chosen.runtime, ...usable] : usable;
    const findName = (endpoint: keyof SampleModels) =>
      candidates.find(({ provider }) => findProvider(provider)?.endpoints[endpoint])?.name ?? null;
    return { chat: findName("chat"), messages: findName("messages"), responses: findName("responses") };
  },
);
