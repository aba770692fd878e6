import { sql } from "drizzle-orm";
import { z } from "zod";
import { FAILURE_REASONS } from "@/db/schema";
import { time } from "@/lib/core/input/codecs";

/**
 * The refusal `f` of a row of `credentials`, for the `from` of a subquery. It is over when the secret was replaced or
 * tested successfully since.
 */
export const currentFailure = sql.raw(`credential_failures f where f.credential_id = credentials.id
  and f.at > credentials.secret_changed_at
  and not coalesce(credentials.last_test_result = 'valid' and credentials.last_tested_at > f.at, false)`);

/** A refusal as the API shows it. `since` is the first one for this reason, and `at` the last one. */
export const failingView = z.object({
  reason: z.enum(FAILURE_REASONS),
  status: z.int(),
  code: z.string().nullable(),
  message: z.string().nullable(),
  since: time,
  at: time,
  retryAt: time,
});

/** A refusal as JSON, with times as text. */
export type FailingRow = z.input<typeof failingView>;

/** Selects the refusal that is shown: of a secret until it works again, of anything else until it is tried again. */
export const failingColumn = sql<FailingRow | null>`(select json_build_object('reason', f.reason, 'status', f.status,
    'code', f.code, 'message', f.message, 'since', greatest(f.since, credentials.secret_changed_at), 'at', f.at,
    'retryAt', f.retry_at) from ${currentFailure}
    and (f.reason in ('rejected', 'out_of_quota') or f.retry_at > now()))`;
