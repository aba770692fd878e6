import type { Statement } from "@/db/client";
import type { CallServices } from "@/lib/access/call";
import type { Caller } from "@/lib/access/caller";
import { AppError } from "@/lib/core/errors/errors";
import { toFailureFacts } from "@/lib/core/errors/to-app-error";
import type { OpenedCall, OpenedRecords } from "@/lib/gateway/request/open-call";
import type { ReservedCall } from "@/lib/gateway/stages";
import { getOnlyProject, hasProjectAccess } from "@/lib/policy/project-access";

/** A response that a provider stores: the target and the credential of the call that made it. */
export type StoredResponse = {
  project: { id: string; workspaceId: string } | null;
  runtimeId: string | null;
  provider: string;
  model: string | null;
  credentialId: string | null;
};

/** The ids of responses at all providers. */
const ID = /^[\w-]{1,200}$/;

const INSERT: Statement = {
  name: "insert_response",
  text: `insert into responses (organization_id, id, project_id, runtime_id, provider, model, credential_id)
    values ($1, $2, $3, $4, $5, $6, $7) on conflict do nothing`,
};

const FIND: Statement = {
  name: "find_response",
  text: `select case when p.id is not null then json_build_object('id', p.id, 'workspaceId', p.workspace_id) end
      as project, r.runtime_id as "runtimeId", r.provider, r.model, r.credential_id as "credentialId"
    from responses r left join projects p on p.id = r.project_id
    where r.organization_id = $1 and r.id = $2`,
};

/** Remembers where a response is stored, by the id in an answer. A failure is logged. */
export async function rememberResponse(
  { engine, log }: Pick<CallServices, "engine" | "log">,
  { caller, project, selection, credential, arrival }: ReservedCall,
  answer: object,
): Promise<void> {
  const id: unknown = Reflect.get(answer, "id");
  if (typeof id !== "string" || !ID.test(id) || Reflect.get(answer, "store") === false) return;
  const { runtime, provider, model } = selection;
  const target = [project.named?.id ?? null, runtime?.id ?? null, provider, model, credential.credentialId];
  try {
    await engine.run(INSERT, [caller.organizationId, id, ...target]);
  } catch (error) {
    log.error("response not remembered", { requestId: arrival.requestId, ...toFailureFacts(error) });
  }
}

/** Finds a stored response of a project that the caller has access to. */
export async function findStoredResponse(
  { engine }: Pick<CallServices, "engine">,
  { organizationId, policy: { access } }: Caller,
  id: string,
): Promise<StoredResponse | null> {
  if (!ID.test(id)) return null;
  const [found] = await engine.run<StoredResponse>(FIND, [organizationId, id]);
  if (!found) return null;
  const { project } = found;
  const isOpen = project ? hasProjectAccess(access, project.id) : getOnlyProject(access) === null;
  return isOpen ? found : null;
}

/**
 * Keeps only the credential of the account that stores a response. When the call may not use it anymore, all
 * credentials stay.
 */
export function withAccount(records: OpenedRecords, { credentialId }: StoredResponse): OpenedRecords {
  const own = records.credentials.filter(({ id }) => id === credentialId);
  return own.length === 0 && credentialId !== null ? records : { ...records, credentials: own };
}

/**
 * Checks the access to the response that a request continues. A call to the same runtime uses the account that
 * stores it.
 * @throws NOT_FOUND when the caller has no access to its project.
 */
export async function continueResponse(
  services: Pick<CallServices, "engine">,
  opened: OpenedCall,
): Promise<OpenedCall> {
  const { previous_response_id: id } = opened.body.values;
  if (typeof id !== "string") return opened;
  const stored = await findStoredResponse(services, opened.records.caller, id);
  if (!stored) throw new AppError("NOT_FOUND", { param: "previous_response_id" });
  const isAtSame = (opened.records.runtime?.id ?? null) === stored.runtimeId;
  return isAtSame ? { ...opened, records: withAccount(opened.records, stored) } : opened;
}
