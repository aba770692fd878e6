import { eq, type SQL, sql } from "drizzle-orm";
import { credentials, organizations } from "@/db/schema/index";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import { pickOrder } from "./credential-view";

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
};

export type Chosen =
  | { source: "runtime" | "workspace" | "organization"; credential: StoredCredential }
  | { source: "environment"; secret: string }
  | { source: "none"; baseUrl: string };

/**
 * The credential that a call would use, or the reason why there is none, and each source that was searched.
 */
export type Lookup = { providerId: string; provider: Provider | undefined; steps: ResolutionStep[] } & (
  | { chosen: Chosen; refusal: null }
  | { chosen: null; refusal: AppError }
);

export type LookupServices = Pick<Context, "db" | "providerVariable">;

const step = (source: CredentialSource, used: boolean, detail: string) => ({ source, used, detail });

/** Whether an organization's calls may use environment variables, and the providers for which they may not. */
export type EnvironmentFallback = { environmentFallback: boolean; environmentFallbackOff: string[] };

/** The stored credential of a call, null when there is none. */
export type Candidate = EnvironmentFallback & { credential: StoredCredential | null };

const NO_CANDIDATE: Candidate = { credential: null, environmentFallback: false, environmentFallbackOff: [] };

/** Finds the credential of a call with one query. Its secrets stay encrypted. */
export async function lookUpCredential(
  services: LookupServices,
  scope: CallScope,
  runtime: RuntimeLink | null,
  providerId: string,
): Promise<Lookup> {
  const candidate = runtime?.baseUrl
    ? NO_CANDIDATE
    : await readCandidate(services.db, scope, runtime, providerId);
  return chooseCredential(services, scope, runtime, providerId, candidate);
}

/** Decides which credential a call uses, from its stored candidate and the environment. */
export function chooseCredential(
  services: Pick<LookupServices, "providerVariable">,
  scope: CallScope,
  runtime: RuntimeLink | null,
  providerId: string,
  { credential, environmentFallback, environmentFallbackOff }: Candidate,
): Lookup {
  const provider = findProvider(providerId);
  const wanted = { providerId, provider };
  if (runtime?.baseUrl) {
    const detail = "the runtime has a base URL of its own, and no credential is sent there";
    const steps = [step("none", true, detail)];
    return { ...wanted, steps, chosen: { source: "none", baseUrl: runtime.baseUrl }, refusal: null };
  }
  if (runtime?.credentialId) return { ...wanted, ...judgeLinked(credential) };
  const steps = [step("runtime", false, runtime ? "the runtime links no credential" : "no runtime is used")];
  const owner = credential?.workspaceId ? "workspace" : "organization";
  steps.push(step("workspace", owner === "workspace", workspaceDetail(scope, owner === "workspace")));
  if (owner === "organization") {
    const detail = `the organization has ${credential ? "an" : "no"} active credential`;
    steps.push(step("organization", credential !== null, detail));
  }
  if (credential) return { ...wanted, steps, chosen: { source: owner, credential }, refusal: null };
  const { secret, detail } = readEnvironment(
    services,
    provider,
    environmentFallback && !environmentFallbackOff.includes(providerId),
  );
  steps.push(step("environment", secret !== null, detail));
  if (secret !== null) return { ...wanted, steps, chosen: { source: "environment", secret }, refusal: null };
  const looked = steps.map((one) => one.detail).join("; ");
  const refusal = noCredential("missing", `No credential for ${provider?.name ?? providerId}: ${looked}`);
  return { ...wanted, steps, chosen: null, refusal };
}

/** Creates the error of a call that has no usable credential. */
export const noCredential = (reason: "missing" | "inactive", message: string) =>
  new AppError("PROVIDER_AUTH", { reason, message });

function judgeLinked(credential: StoredCredential | null) {
  if (credential?.active) {
    const steps = [step("runtime", true, "the runtime links an active credential")];
    return { steps, chosen: { source: "runtime", credential }, refusal: null } as const;
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

export const environmentFallbackColumns = {
  environmentFallback: organizations.environmentFallback,
  environmentFallbackOff: organizations.environmentFallbackOff,
};

export const candidateColumns = {
  id: credentials.id,
  name: credentials.name,
  workspaceId: credentials.workspaceId,
  provider: credentials.provider,
  active: credentials.active,
  publicFields: credentials.publicFields,
  sealedFields: credentials.sealedFields,
};

/**
 * Returns the condition for the credentials that a call may use: the linked one, active or not, else the
 * active ones of its provider. Each argument is the SQL of a column or a bound value.
 */
export const candidateMatch = (
  { organizationId, workspaceId }: Record<keyof CallScope, SQL>,
  linked: SQL,
  provider: SQL,
) => sql`${credentials.organizationId} = ${organizationId}
  and case when ${linked} is not null then ${credentials.id} = ${linked}
    else ${credentials.provider} = ${provider} and ${credentials.active}
      and (${credentials.workspaceId} is null or ${credentials.workspaceId} = ${workspaceId}) end`;

/** The order in which one of several credentials is chosen: those of the workspace first. */
export const candidateOrder = sql`${credentials.workspaceId} is null, ${pickOrder}`;

/** Finds the stored credential of a call with one query. Its secrets stay encrypted. */
export async function readCandidate(
  db: LookupServices["db"],
  { organizationId, workspaceId }: CallScope,
  runtime: RuntimeLink | null,
  providerId: string,
): Promise<Candidate> {
  const scope = { organizationId: sql`${organizations.id}`, workspaceId: sql`${workspaceId}::uuid` };
  const linked = sql`${runtime?.credentialId ?? null}::uuid`;
  const [row] = await db
    .select({ ...environmentFallbackColumns, credential: candidateColumns })
    .from(organizations)
    .leftJoin(credentials, candidateMatch(scope, linked, sql`${providerId}::text`))
    .where(eq(organizations.id, organizationId))
    .orderBy(candidateOrder)
    .limit(1);
  return row ?? NO_CANDIDATE;
}
