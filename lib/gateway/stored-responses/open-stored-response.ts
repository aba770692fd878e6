import { authenticate } from "@/lib/access/authenticate";
import { NO_NAMES } from "@/lib/access/call-reader";
import { getRequestCredential } from "@/lib/access/request-credential";
import { notFound } from "@/lib/core/errors/errors";
import { readCandidates } from "@/lib/credentials/look-up-credential";
import type { OpenCall } from "@/lib/gateway/request/open-call";
import { readBody } from "@/lib/gateway/request/read-body";
import { getProjectHeader } from "@/lib/gateway/request/requested-project";
import { type RequestedRuntime, selectRuntime } from "@/lib/runtimes/select-runtime";
import { findStoredResponse, type StoredResponse, withAccount } from "./stored-response";

/**
 * Opens the call of a request for a stored response. It goes to the runtime that made the response, with the
 * credential of its account.
 * @throws NOT_FOUND when the caller has no access to its project, or the request names another one.
 */
export const openStoredResponse: OpenCall = async (services, request, family, { lease, params }) => {
  const credential = getRequestCredential(request);
  const named = getProjectHeader(request);
  const records = await authenticate(services, credential, { ...NO_NAMES, project: named });
  const { caller, project } = records;
  return {
    records,
    finish: async () => {
      const body = await readBody(request, family, lease);
      if (named !== null && !project) return { body, requested: {}, records };
      const stored = await findStoredResponse(services, caller, params.id ?? "");
      if (!stored || (project && project.id !== stored.project?.id)) throw notFound();
      const scope = {
        organizationId: caller.organizationId,
        workspaceId: stored.project?.workspaceId ?? caller.workspaceId,
      };
      const requested = toRequested(stored);
      const { runtime } = await selectRuntime(services.engine.db, scope, requested, null);
      const { credentials, ...settings } = await readCandidates(
        services.engine.db,
        scope,
        runtime,
        stored.provider,
      );
      const target = { project: stored.project, runtime, ...settings, credentials: [...credentials] };
      return { body, requested, records: withAccount({ ...records, ...target }, stored) };
    },
  };
};

/** Returns the runtime of a stored response, or the provider's model that made it. */
const toRequested = ({ runtimeId, provider, model }: StoredResponse): RequestedRuntime =>
  runtimeId === null ? { model: `${provider}/${model}` } : { runtimeId, model };
