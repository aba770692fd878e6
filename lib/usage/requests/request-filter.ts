import { and, eq, gte, inArray, lt, or, type SQL, sql } from "drizzle-orm";
import { z } from "zod";
import { IS_UNANSWERED, usage } from "@/db/schema";
import { time } from "@/lib/core/input/codecs";
import { containsText } from "@/lib/core/input/contains-text";
import { parseRequestId } from "@/lib/core/request-id";
import { parseAddressRule } from "@/lib/policy/ip-rules";
import { OUTCOMES, type Outcome } from "./request-view";

const text = z.string().trim().max(200).optional();
const ids = z.array(z.guid()).min(1).max(100).optional();

const isAddressRule = (value: string) => "rule" in parseAddressRule(value);

/** The filters of a list of requests. Lists mean any of their values. */
export const requestFilter = {
  /** The first time, and the time before which requests are listed. */
  from: time.optional(),
  to: time.optional(),
  keyId: ids,
  runtimeId: ids,
  credentialId: ids,
  provider: text,
  model: z.array(z.string().trim().max(200)).min(1).max(100).optional(),
  outcome: z.array(z.enum(OUTCOMES)).min(1).max(OUTCOMES.length).optional(),
  status: z.int().min(100).max(599).optional(),
  code: text,
  reason: text,
  ip: z
    .string()
    .trim()
    .refine(isAddressRule, "Use an IPv4 or IPv6 address, alone or with a prefix such as /24")
    .optional(),
  client: text,
  /** The id of a request, an address, or a part of the model, the client or the endpoint. */
  search: text,
};

type Filter = z.output<z.ZodObject<typeof requestFilter>> & { projectId?: string | undefined };

/**
 * Returns the conditions of a filter: `indexed` are met by the rows that an index lists in order of time,
 * `checked` are checked row by row.
 */
export function toConditions(filter: Filter) {
  const candidates = listCandidates(filter);
  const chosen = candidates.find(({ isIndexed }) => isIndexed);
  const others = candidates.filter((candidate) => candidate !== chosen).map(({ condition }) => condition);
  const { from, to, status, code, reason, provider, model, client, search, ip } = filter;
  return {
    indexed: and(from && gte(usage.at, from), to && lt(usage.at, to), chosen?.condition),
    checked: and(
      ...others,
      status === undefined ? undefined : eq(usage.status, status),
      code ? eq(usage.code, code) : undefined,
      reason ? eq(usage.reason, reason) : undefined,
      provider ? eq(usage.provider, provider) : undefined,
      model && inArray(usage.model, model),
      client ? containsText(usage.client, client) : undefined,
      ip ? isWithin(ip) : undefined,
      search && !parseRequestId(search) ? matches(search) : undefined,
    ),
  };
}

/** Lists the conditions that an index can have, the most selective first. */
function listCandidates({ search, keyId, credentialId, runtimeId, projectId, outcome }: Filter) {
  const id = search ? parseRequestId(search) : null;
  const lists = [
    { column: usage.id, values: id === null ? undefined : [id] },
    { column: usage.keyId, values: keyId },
    { column: usage.credentialId, values: credentialId },
    { column: usage.runtimeId, values: runtimeId },
    { column: usage.projectId, values: projectId === undefined ? undefined : [projectId] },
  ];
  return [
    ...lists.flatMap(({ column, values }) =>
      values ? [{ condition: isAny(column, values), isIndexed: values.length === 1 }] : [],
    ),
    ...(outcome ? [{ condition: or(...outcome.map(hasOutcome)), isIndexed: false }] : []),
    ...(outcome && !outcome.includes("succeeded")
      ? [{ condition: sql.raw(IS_UNANSWERED), isIndexed: true }]
      : []),
  ];
}

const isAny = (column: Parameters<typeof inArray>[0], [first, ...rest]: string[]) =>
  rest.length === 0 ? eq(column, first) : inArray(column, [first, ...rest]);

function hasOutcome(outcome: Outcome): SQL | undefined {
  if (outcome === "aborted" || outcome === "cut") return eq(usage.outcome, outcome);
  const isComplete = eq(usage.outcome, "complete");
  if (outcome === "succeeded") return and(isComplete, lt(usage.status, 400));
  return and(isComplete, gte(usage.status, 400), eq(usage.passed, outcome === "failed"));
}

const isWithin = (ip: string) => sql`${usage.ip} <<= ${ip}::inet`;

const matches = (search: string) =>
  isAddressRule(search)
    ? isWithin(search)
    : or(...[usage.model, usage.client, usage.endpoint].map((column) => containsText(column, search)));
