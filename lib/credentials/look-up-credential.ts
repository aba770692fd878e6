import { eq, type SQL, sql } from "drizzle-orm";
import { credentials, organizations } from "@/db/schema/index";
import { AppError } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import { pickOrder } from "./credential-view";
import type { CredentialHealth } from "./pool/credential-health";
import { currentFailure } from "./pool/failing";
import { orderPool } from "./pool/order-pool";

export type CredentialSource = "runtime" | "workspace" | "organization" | "environment" | "none";

/** A source that was searched for a credential, and the result as a text. */
export type ResolutionStep = { source: CredentialSource; used: boolean; detail: string };

/** The organization of a call, and the workspace of its project; null without a project. */
export type CallScope = { organizationId: string; workspaceId: string | null };

/** The fields of a runtime that decide its credential. */
export type RuntimeLink = { credentialId: string | null; baseUrl: string | null };

export type StoredCredential = {
  id: string;
  name: string;
  workspaceId: string | null;
  provider: string;
  active: boolean;
  publicFields: Record<string, string>;
  sealedFields: Record<string, string>;
  /** The last refusal by the provider, null when the credential works. */
  failure: { retryAt: string } | null;
};

export type Chosen =
  | {
      source: "runtime" | "workspace" | "organization";
      credential: StoredCredential;
      /** The credentials to try, in order, when the provider refuses the first one. */
      others: StoredCredential[];
    }
  | { source: "environment"; secret: string }
  | { source: "none"; baseUrl: string };

/**
 * The credential that a call would use, or the reason why there is none, and each source that was searched.
 */
export type Lookup = { providerId: string; provider: Provider | undefined; steps: ResolutionStep[] } & (
  | { chosen: Chosen; refusal: null }
  | { chosen: null; refusal: AppError }
);

export type LookupServices = Pick<Context, "db" | "providerVariable" | "now">;

/** What the choice of a credential depends on. Without `health`, only recorded refusals count. */
type ChoiceServices = Pick<LookupServices, "providerVariable" | "now"> & {
  health?: Pick<CredentialHealth, "isResting" | "takeTurn">;
};

const step = (source: CredentialSource, used: boolean, detail: string) => ({ source, used, detail });

/** The settings of an organization that decide which credentials its calls use. */
export type ChoiceSettings = {
  /** Whether calls may use environment variables, but for the providers in `environmentFallbackOff`. */
  environmentFallback: boolean;
  environmentFallbackOff: string[];
  roundRobinProviders: string[];
};

/** The stored credentials that a call may use, in the order of their choice. */
export type Candidates = ChoiceSettings & { credentials: readonly StoredCredential[] };

const NO_CANDIDATES: Candidates = {
  ...{ credentials: [], environmentFallback: false },
  ...{ environmentFallbackOff: [], roundRobinProviders: [] },
};

/** The most credentials of a provider that one call tries. */
export const MOST_CANDIDATES = 8;

/** Finds the credential of a call with one query. Its secrets stay encrypted. */
export async function lookUpCredential(
  services: LookupServices,
  scope: CallScope,
  runtime: RuntimeLink | null,
  providerId: string,
): Promise<Lookup> {
  const candidates = await readCandidates(services.db, scope, runtime, providerId);
  return chooseCredential(services, scope, runtime, providerId, candidates);
}

/** Decides which credential a call uses, from its stored candidates and the environment. */
export function chooseCredential(
  services: ChoiceServices,
  scope: CallScope,
  runtime: RuntimeLink | null,
  providerId: string,
  candidates: Candidates,
): Lookup {
  const provider = findProvider(providerId);
  const wanted = { providerId, provider };
  if (runtime?.baseUrl) {
    const detail = "the runtime has a base URL of its own, and no credential is sent there";
    const steps = [step("none", true, detail)];
    return { ...wanted, steps, chosen: { source: "none", baseUrl: runtime.baseUrl }, refusal: null };
  }
  if (runtime?.credentialId)
    return { providerId, provider, ...judgeLinked(candidates.credentials[0] ?? null) };
  const [credential = null, ...others] = orderCandidates(services, scope, providerId, candidates);
  const steps = [step("runtime", false, runtime ? "the runtime links no credential" : "no runtime is used")];
  const owner = credential?.workspaceId ? "workspace" : "organization";
  steps.push(step("workspace", owner === "workspace", workspaceDetail(scope, owner === "workspace")));
  if (owner === "organization") {
    const detail = `the organization has ${credential ? "an" : "no"} active credential`;
    steps.push(step("organization", credential !== null, detail));
  }
  if (credential) return { steps, chosen: { source: owner, credential, others }, refusal: null, ...wanted };
  const { environmentFallback, environmentFallbackOff } = candidates;
  const mayFallBack = environmentFallback && !environmentFallbackOff.includes(providerId);
  const { secret, detail } = readEnvironment(services, provider, mayFallBack);
  steps.push(step("environment", secret !== null, detail));
  if (secret !== null) return { ...wanted, steps, chosen: { source: "environment", secret }, refusal: null };
  const looked = steps.map((one) => one.detail).join("; ");
  const refusal = noCredential("missing", `No credential for ${provider?.name ?? providerId}: ${looked}`);
  return { ...wanted, steps, chosen: null, refusal };
}

function orderCandidates(
  { health, now }: ChoiceServices,
  { organizationId }: CallScope,
  providerId: string,
  { credentials: candidates, roundRobinProviders }: Candidates,
): StoredCredential[] {
  const isRecorded = ({ failure }: StoredCredential) => failure !== null && new Date(failure.retryAt) > now;
  const isResting = (candidate: StoredCredential) =>
    health?.isResting(candidate, now) ?? isRecorded(candidate);
  const isInTurn = candidates.length > 1 && roundRobinProviders.includes(providerId);
  const turn = (isInTurn && health?.takeTurn(`${organizationId} ${providerId}`)) || 0;
  return candidates.length > 1 ? orderPool(candidates, { isResting, turn }) : [...candidates];
}

/** Creates the error of a call that has no usable credential. */
export const noCredential = (reason: "missing" | "inactive", message: string) =>
  new AppError("PROVIDER_AUTH", { reason, message });

function judgeLinked(credential: StoredCredential | null) {
  if (credential?.active) {
    const steps = [step("runtime", true, "the runtime links an active credential")];
    // No other credential replaces a linked one.
    return { steps, chosen: { source: "runtime" as const, credential, others: [] }, refusal: null };
  }
  const detail = "the runtime links a credential that is not active";
  const refusal = noCredential("inactive", "The credential that the runtime links is not active");
  return { steps: [step("runtime", false, detail)], chosen: null, refusal };
}

function workspaceDetail({ workspaceId }: CallScope, found: boolean): string {
  if (workspaceId === null) return "the call belongs to no workspace";
  return `the workspace has ${found ? "an" : "no"} active credential`;
}

function readEnvironment(
  { providerVariable }: Pick<LookupServices, "providerVariable">,
  provider: Provider | undefined,
  allowed: boolean,
) {
  const variable = provider?.baseUrl ? provider.environmentVariable : null;
  if (!variable) return { secret: null, detail: "the provider has no environment variable" };
  if (!allowed) return { secret: null, detail: `the organization does not use ${variable}` };
  const secret = providerVariable(variable);
  return { secret, detail: `${variable} is ${secret === null ? "not " : ""}set` };
}

export const choiceSettingColumns = {
  environmentFallback: organizations.environmentFallback,
  environmentFallbackOff: organizations.environmentFallbackOff,
  roundRobinProviders: organizations.roundRobinProviders,
};

export const candidateColumns = {
  id: credentials.id,
  name: credentials.name,
  workspaceId: credentials.workspaceId,
  provider: credentials.provider,
  active: credentials.active,
  publicFields: credentials.publicFields,
  sealedFields: credentials.sealedFields,
  failure: sql<
    StoredCredential["failure"]
  >`(select json_build_object('retryAt', f.retry_at) from ${currentFailure})`,
};

/** The most active credentials of one owner and provider that a call chooses from. */
const MOST_OF_OWNER = 16;

/**
 * Returns the condition for the credentials that a call may use: the linked one, active or not, else the first active
 * ones of its provider. Each argument is the SQL of a column or a bound value. Each id comes from an index, however
 * many credentials there are.
 */
export function candidateMatch(
  { organizationId, workspaceId }: Record<keyof CallScope, SQL>,
  linked: SQL,
  provider: SQL,
): SQL {
  const listActive = (owner: SQL) => sql`(select c.id from ${credentials} c
    where ${linked} is null and c.organization_id = ${organizationId} and c.provider = ${provider} and c.active
      and c.workspace_id ${owner}
    order by c.workspace_id, c.priority desc, c.activated_at desc, c.id desc limit ${sql.raw(`${MOST_OF_OWNER}`)})`;
  return sql`${credentials.organizationId} = ${organizationId} and ${credentials.id} = any(array(
    select ${linked} union all ${listActive(sql`= ${workspaceId}`)} union all ${listActive(sql`is null`)}))`;
}

/**
 * The order in which one of several credentials is chosen: those of the workspace first, and resting ones after all
 * others of their owner.
 */
export const candidateOrder = sql`${credentials.workspaceId} is null,
  exists (select 1 from ${currentFailure} and f.retry_at > now()), ${pickOrder}`;

/**
 * Finds the stored credentials of a call with one query. Their secrets stay encrypted. A runtime with a base URL of its
 * own has none.
 */
export async function readCandidates(
  db: LookupServices["db"],
  { organizationId, workspaceId }: CallScope,
  runtime: RuntimeLink | null,
  providerId: string,
): Promise<Candidates> {
  if (runtime?.baseUrl) return NO_CANDIDATES;
  const scope = { organizationId: sql`${organizations.id}`, workspaceId: sql`${workspaceId}::uuid` };
  const linked = sql`${runtime?.credentialId ?? null}::uuid`;
  const rows = await db
    .select({ ...choiceSettingColumns, credential: candidateColumns })
    .from(organizations)
    .leftJoin(credentials, candidateMatch(scope, linked, sql`${providerId}::text`))
    .where(eq(organizations.id, organizationId))
    .orderBy(candidateOrder)
    .limit(MOST_CANDIDATES);
  const [settings] = rows;
  if (!settings) return NO_CANDIDATES;
  return { ...settings, credentials: rows.flatMap(({ credential }) => credential ?? []) };
}
