import { and, eq, isNull, or, sql } from "drizzle-orm";
import { credentials, organizations } from "@/db/schema/index";
import type { Context } from "@/lib/core/context";
import { AppError } from "@/lib/core/errors";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import { pickOrder } from "./credential-view";

export type CredentialSource = "runtime" | "workspace" | "organization" | "environment" | "none";

/** One place that was looked at, and what was found there, as people read it. */
export type ResolutionStep = { source: CredentialSource; used: boolean; detail: string };

/** Whose call it is: its organization, and the workspace of its project if it has one. */
export type CallScope = { organizationId: string; workspaceId: string | null };

/** What matters of a runtime here. */
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

/** What a call would use now, or why it can use nothing, and each place that was looked at, in order. */
export type Lookup = { provider: Provider | undefined; steps: ResolutionStep[] } & (
  | { chosen: Chosen; refusal: null }
  | { chosen: null; refusal: AppError }
);

export type LookupServices = Pick<Context, "db" | "providerVariable">;

const step = (source: CredentialSource, used: boolean, detail: string) => ({ source, used, detail });

/** Looks for the credential of a call, in one query, and opens nothing. */
export async function lookUpCredential(
  services: LookupServices,
  scope: CallScope,
  runtime: RuntimeLink | null,
  providerId: string,
): Promise<Lookup> {
  const provider = findProvider(providerId);
  if (runtime?.baseUrl) {
    const steps = [
      step("none", true, "the runtime has a base URL of its own, and no credential is sent there"),
    ];
    return { provider, steps, chosen: { source: "none", baseUrl: runtime.baseUrl }, refusal: null };
  }
  const linked = runtime?.credentialId ?? null;
  const { credential, environmentFallback } = await readCandidate(services, scope, linked, providerId);
  if (linked !== null) return { provider, ...judgeLinked(credential) };
  const steps = [step("runtime", false, runtime ? "the runtime links no credential" : "no runtime is used")];
  const owner = credential?.workspaceId ? "workspace" : "organization";
  steps.push(step("workspace", owner === "workspace", workspaceDetail(scope, owner === "workspace")));
  if (owner === "organization") {
    const detail = `the organization has ${credential ? "an" : "no"} active credential`;
    steps.push(step("organization", credential !== null, detail));
  }
  if (credential) return { provider, steps, chosen: { source: owner, credential }, refusal: null };
  const { secret, detail } = readEnvironment(services, provider, environmentFallback);
  steps.push(step("environment", secret !== null, detail));
  if (secret !== null) return { provider, steps, chosen: { source: "environment", secret }, refusal: null };
  const looked = steps.map((one) => one.detail).join("; ");
  return {
    provider,
    steps,
    chosen: null,
    refusal: noCredential("missing", `No credential for ${provider?.name ?? providerId}: ${looked}`),
  };
}

/** The refusal of a call that has no usable credential. */
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
  { providerVariable }: LookupServices,
  provider: Provider | undefined,
  allowed: boolean,
) {
  const variable = provider?.baseUrl ? provider.environmentVariable : null;
  if (!variable) return { secret: null, detail: "the provider has no environment variable" };
  if (!allowed) return { secret: null, detail: `the organization does not use ${variable}` };
  const secret = providerVariable(variable);
  return { secret, detail: `${variable} is ${secret === null ? "not " : ""}set` };
}

async function readCandidate(
  { db }: LookupServices,
  { organizationId, workspaceId }: CallScope,
  linked: string | null,
  providerId: string,
) {
  const reached = or(
    isNull(credentials.workspaceId),
    workspaceId === null ? undefined : eq(credentials.workspaceId, workspaceId),
  );
  const wanted =
    linked === null
      ? and(eq(credentials.provider, providerId), eq(credentials.active, true), reached)
      : eq(credentials.id, linked);
  const [row] = await db
    .select({
      environmentFallback: organizations.environmentFallback,
      credential: {
        id: credentials.id,
        name: credentials.name,
        workspaceId: credentials.workspaceId,
        provider: credentials.provider,
        active: credentials.active,
        publicFields: credentials.publicFields,
        sealedFields: credentials.sealedFields,
      },
    })
    .from(organizations)
    .leftJoin(credentials, and(eq(credentials.organizationId, organizations.id), wanted))
    .where(eq(organizations.id, organizationId))
    .orderBy(sql`credentials.workspace_id is null`, pickOrder)
    .limit(1);
  return row ?? { environmentFallback: false, credential: null };
}
