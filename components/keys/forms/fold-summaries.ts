import type { Draft } from "@/components/keys/forms/draft";
import { count, plural } from "@/components/ui/format";

type Limits = { rateLimitPerMinute: string; dailyHardLimit: string };
type Restrictions = Pick<Draft, "modelAllowlist" | "modelDenylist" | "ipAllowlist" | "leakReaction">;

const ON_LEAK = { notify: false, restrict: "restricted on a leak", revoke: "revoked on a leak" } as const;

const number = (text: string) => (/^\d+$/.test(text.trim()) ? count(Number(text)) : text.trim());

/** The limits of a form in one line: "120 / min · no daily limit". */
export function limitsSummary({ rateLimitPerMinute: rate, dailyHardLimit: daily }: Limits): string {
  if (!rate.trim() && !daily.trim()) return "No limit";
  return [
    rate.trim() ? `${number(rate)} / min` : "no limit a minute",
    daily.trim() ? `${number(daily)} a day` : "no daily limit",
  ].join(" · ");
}

/** The restrictions of a form in one line: "2 models · 1 denied · 2 addresses". */
export function restrictionsSummary(restrictions: Restrictions): string {
  const { modelAllowlist, modelDenylist, ipAllowlist, leakReaction } = restrictions;
  const parts = [
    modelAllowlist.length > 0 && plural(modelAllowlist.length, "model"),
    modelDenylist.length > 0 && `${count(modelDenylist.length)} denied`,
    ipAllowlist.length > 0 && plural(ipAllowlist.length, "address", "addresses"),
    ON_LEAK[leakReaction],
  ].filter(Boolean);
  return parts.length > 0 ? parts.join(" · ") : "Every model, every address";
}
