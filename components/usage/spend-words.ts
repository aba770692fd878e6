import { count } from "@/components/ui/values/format";
import { formatUsd } from "@/lib/core/input/usd";

type Spend = { costUsd: string; unpriced: number };

/** Returns the cost of requests for people: "Unknown" when none of them has a price. */
export const spendWords = ({ costUsd, unpriced }: Spend): string =>
  unpriced > 0 && Number(costUsd) === 0 ? "Unknown" : formatUsd(costUsd);

/** Returns how many requests have no price, so that the sum leaves them out. Undefined if there are none. */
export const unpricedWords = ({ unpriced }: Pick<Spend, "unpriced">): string | undefined =>
  unpriced > 0 ? `${count(unpriced)} without a price` : undefined;
