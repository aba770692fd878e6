import { z } from "zod";
import type { CostFacets, usage } from "@/db/schema";
import { time } from "@/lib/core/input/codecs";
import { money } from "@/lib/core/input/money";
import { toRequestId } from "@/lib/core/request-id";

export const OUTCOMES = ["succeeded", "refused", "failed", "aborted", "cut"] as const;

/** How a request ended. `refused` by a check of Keystead, `failed` after all checks, `cut` by the provider. */
export type Outcome = (typeof OUTCOMES)[number];

const named = z.object({ id: z.string(), name: z.string().nullable() }).nullable();

/** An attempt that the provider refused, with its runtime and credential. */
export const attemptView = z.object({
  runtimeId: z.string().nullable(),
  credentialId: z.string().nullable(),
  status: z.int(),
  reason: z.string(),
});

/** A request. Names are null for deleted objects. Times and tokens are null when they were not measured. */
export const requestView = z.object({
  id: z.string(),
  at: time,
  endpoint: z.string(),
  scope: z.string().nullable(),
  outcome: z.enum(OUTCOMES),
  status: z.int(),
  code: z.string().nullable(),
  reason: z.string().nullable(),
  key: named,
  person: named,
  project: named,
  runtime: named,
  provider: z.string().nullable(),
  model: z.string().nullable(),
  /** Null also for callers without access to the credential. */
  credential: named,
  credentialSource: z.string().nullable(),
  /**
   * The attempts that the provider refused before the last one, with their runtimes and credentials. Empty also for callers without
   * access to the credential.
   */
  attempts: z.array(attemptView),
  stream: z.boolean(),
  tokensIn: z.int().nullable(),
  tokensCacheRead: z.int().nullable(),
  tokensCacheWrite: z.int().nullable(),
  /** The part of the tokens written to a cache that stays for an hour. */
  tokensCacheWriteHour: z.int().nullable(),
  tokensOut: z.int().nullable(),
  tokensReasoning: z.int().nullable(),
  audioSeconds: z.number().nullable(),
  /** Null when the price is unknown. */
  costUsd: money.nullable(),
  /** The parts of the cost, which add up to it. Empty when there are none. */
  costByFacet: z.record(z.string(), money),
  /** The id of the price, null without one. */
  priceId: z.string().nullable(),
  /** Milliseconds since the request arrived: until its end, its admission and the first event of its stream. */
  latencyMs: z.int(),
  admittedMs: z.int().nullable(),
  ttftMs: z.int().nullable(),
  ip: z.string().nullable(),
  client: z.string().nullable(),
});

type Row = Omit<typeof usage.$inferSelect, "organizationId" | "secretId" | "ip"> & {
  ip: string | null;
} & Record<"keyName" | "personName" | "projectName" | "runtimeName" | "credentialName", string | null> & {
    isCredentialVisible: boolean;
  };

/** Maps a usage row with the names of its objects to a request. */
export function toRequestView(row: Row): z.output<typeof requestView> {
  const toNamed = (id: string | null, name: string | null) => (id === null ? null : { id, name });
  return {
    ...row,
    id: toRequestId(row.id),
    outcome: toOutcome(row),
    tokensCacheWriteHour: row.tokensCacheWrite1h,
    costUsd: row.costNanos,
    costByFacet: toCostByFacet(row.costFacets),
    key: toNamed(row.keyId, row.keyName),
    person: toNamed(row.userId, row.personName),
    project: toNamed(row.projectId, row.projectName),
    runtime: toNamed(row.runtimeId, row.runtimeName),
    credential: row.isCredentialVisible ? toNamed(row.credentialId, row.credentialName) : null,
    attempts: ((row.isCredentialVisible && row.attempts) || []).map(({ runtimeId = null, ...attempt }) => ({
      ...attempt,
      runtimeId,
    })),
  };
}

const toCostByFacet = (facets: CostFacets | null) =>
  Object.fromEntries(
    Object.entries(facets ?? {}).map(([facet, nanos]) => [toFacetName(facet), BigInt(nanos)]),
  );

/** Returns the name of a facet on the wire: `cache_write_5m`. */
const toFacetName = (facet: string) => facet.replace(/[A-Z]|\d+/g, (part) => `_${part.toLowerCase()}`);

function toOutcome({ outcome, status, passed }: Pick<Row, "outcome" | "status" | "passed">): Outcome {
  if (outcome !== "complete") return outcome;
  if (status < 400) return "succeeded";
  return passed ? "failed" : "refused";
}
