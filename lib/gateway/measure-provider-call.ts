import { AppError } from "@/lib/core/errors/errors";
import type { Metrics } from "@/lib/core/metrics";

/** Counts a call to a provider, with its time. A call that its caller gave up is not counted. */
export async function measureProviderCall<Answer>(
  metrics: Pick<Metrics, "countProviderCall">,
  provider: string,
  send: () => Promise<Answer>,
): Promise<Answer> {
  const startedAt = performance.now();
  const count = (code: string | null) =>
    metrics.countProviderCall(provider, performance.now() - startedAt, code);
  try {
    const answer = await send();
    count(null);
    return answer;
  } catch (error) {
    if (error instanceof AppError) count(error.code);
    throw error;
  }
}
