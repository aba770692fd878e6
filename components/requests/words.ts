import type { ERRORS } from "@/lib/core/errors/errors";
import { formatUsd } from "@/lib/core/input/usd";
import type { Request } from "./types";

/** The labels of the ranges of time. */
export const RANGE_WORDS = {
  "1h": "Last hour",
  "24h": "Last 24 hours",
  "7d": "Last 7 days",
  "30d": "Last 30 days",
};

/** The labels of the outcomes. */
export const OUTCOME_WORDS = {
  succeeded: "Succeeded",
  refused: "Refused",
  failed: "Failed",
  aborted: "Aborted",
  cut: "Cut off",
} as const;

type Ending = Pick<Request, "outcome" | "status" | "code" | "reason" | "scope">;

/** The sentences about a refusal, by its reason. */
const REFUSALS: Record<string, string> = {
  revoked: "The key was revoked.",
  disabled: "The key was disabled.",
  expired: "The key had expired.",
  ip: "The address was not on the key’s IP allowlist.",
  project: "The project was out of the key’s access.",
  runtime: "No enabled runtime matched.",
  model: "The key’s model rules denied the model.",
  missing: "No provider credential applied.",
  inactive: "The provider credential was inactive.",
  budget: "The call did not fit into a budget.",
  model_budget: "The call did not fit into a budget for its model.",
  price_unknown: "The cost of the call was unknown, and a budget applies to it.",
  day: "The daily limit was used up.",
  minute: "The limit a minute was used up.",
};

/** Returns one sentence about how a request ended. */
export function endingWords({ outcome, status, code, reason, scope }: Ending): string {
  if (outcome === "succeeded") return "Every check passed, and the answer was sent in full.";
  if (outcome === "aborted") return "The caller disconnected before the answer was complete.";
  if (outcome === "cut") return "The provider broke off its answer.";
  if (outcome === "refused") {
    if (reason === "scope") return `The key lacks the scope ${scope}.`;
    return REFUSALS[reason ?? ""] ?? "The request was refused before it was counted.";
  }
  if (code === "PROVIDER_AUTH") return "The provider rejected our credential.";
  if (code === "PROVIDER_ERROR") return "The provider refused the request.";
  if (code === "UPSTREAM_TIMEOUT") return "The provider did not answer in time.";
  if (code === "UPSTREAM_ERROR") return "The provider failed.";
  return status < 500 ? "The request was not valid." : "Keystead could not answer.";
}

/** The checks of a request with their names, in order. */
const CHECKS = [
  ["revoked", "Revoked"],
  ["disabled", "Disabled"],
  ["expired", "Expired"],
  ["ip", "IP"],
  ["scope", "Scope"],
  ["project", "Project"],
  ["runtime", "Runtime"],
  ["model", "Model"],
  ["credential", "Credential"],
  ["budget", "Budget"],
  ["day", "Daily limit"],
  ["minute", "Minute limit"],
] as const;

const CHECKS_BY_CODE: Partial<Record<string, string>> = {
  PROVIDER_AUTH: "credential",
  RUNTIME_NOT_FOUND: "runtime",
  MODEL_FORBIDDEN: "model",
  BUDGET_EXCEEDED: "budget",
} satisfies Partial<Record<keyof typeof ERRORS, string>>;

/**
 * Returns the checks of a refused request up to the one that decided, and those after it. Empty when no check
 * of the key refused it.
 */
export function checksOfRefusal(ending: Ending) {
  const check = CHECKS_BY_CODE[ending.code ?? ""] ?? ending.reason;
  const decided = CHECKS.findIndex(([name]) => name === check);
  if (ending.outcome !== "refused" || decided < 0) return [];
  return CHECKS.map(([, name], index) => ({
    check: name,
    outcome: index < decided ? ("pass" as const) : index === decided ? ("deny" as const) : ("skip" as const),
    rule: index < decided ? "Passed" : index === decided ? endingWords(ending) : "Not reached",
  }));
}

/** The labels of where a credential came from. */
export const SOURCE_WORDS: Record<string, string> = {
  runtime: "linked to the runtime",
  workspace: "the workspace’s",
  organization: "the organization’s",
  environment: "environment variable",
  none: "None, custom base URL",
};

/** Returns the cost of a request for people: "Unknown" without a price, "None" when no provider answered. */
export function costWords({
  costUsd,
  provider,
  status,
}: Pick<Request, "costUsd" | "provider" | "status">): string {
  if (provider === null || status >= 400) return "None";
  return costUsd === null ? "Unknown" : formatUsd(costUsd);
}

/** Returns the title of a request: its model, else its endpoint. */
export const requestTitle = ({ model, runtime, endpoint }: Pick<Request, "model" | "runtime" | "endpoint">) =>
  model ?? runtime?.name ?? endpoint;
