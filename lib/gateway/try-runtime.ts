import { type AuthenticatedPerson, toPersonCaller } from "@/lib/access/caller";
import { readAppliedBudgets } from "@/lib/budgets/applied-budgets";
import type { Context, UserActor } from "@/lib/core/operations/context";
import { readCandidates } from "@/lib/credentials/look-up-credential";
import { getRuntime } from "@/lib/runtimes/operations/get-runtime";
import { type RequestedRuntime, selectRuntime } from "@/lib/runtimes/select-runtime";
import { openaiFamilies } from "./families/openai-families";
import type { Family, Serve } from "./family";
import { relay } from "./pipeline";
import type { OpenCall } from "./request/open-call";
import { readBody } from "./request/read-body";
import { parseRequestedRuntime } from "./request/requested-runtime";

type PersonContext = Context & { actor: UserActor };

/**
 * Creates the handler of a person's chat request to one runtime. It goes through the pipeline of a key's
 * request, with the person as caller. The body names no runtime, and a model only where the runtime has none.
 * @throws NOT_FOUND when the person may not see the runtime.
 */
export async function createRuntimeTrial(ctx: PersonContext, runtimeId: string): Promise<Serve> {
  const { workspaceId } = await getRuntime.execute(ctx, { id: runtimeId });
  const { organizationId, now } = ctx;
  const caller = toPersonCaller(ctx.actor, { organizationId, workspaceId, now });
  return relay(openaiFamilies.chat, openAsPerson(ctx, caller, runtimeId));
}

const openAsPerson =
  (ctx: Context, caller: AuthenticatedPerson, runtimeId: string): OpenCall =>
  async (_services, request, family, { lease }) => ({
    records: { caller },
    finish: async () => {
      const body = await readBody(request, family, lease);
      const { model } = parseRequestedRuntime(new Headers(), body.values);
      const requested = { runtimeId, model };
      return { body, requested, records: { caller, ...(await readRecords(ctx, caller, requested, family)) } };
    },
  });

async function readRecords(
  ctx: Context,
  { organizationId, workspaceId }: AuthenticatedPerson,
  requested: RequestedRuntime,
  { kind }: Pick<Family, "kind">,
) {
  const scope = { organizationId, workspaceId };
  const { runtime, provider } = await selectRuntime(ctx.db, scope, requested, kind);
  const { credentials, ...settings } = await readCandidates(ctx.db, scope, runtime, provider ?? "");
  const owners = workspaceId === null ? [organizationId] : [workspaceId, organizationId];
  const budgets = await readAppliedBudgets(ctx.db, organizationId, owners);
  return { project: null, runtime, credentials: [...credentials], budgets, ...settings };
}
