import { checkFields } from "@/lib/credentials/catalogue/check-fields";
import { readEnvFile } from "./env-file";
import type { ProviderEntry } from "./types";

/** A variable of an environment file that a provider of the catalogue knows. */
export type Known = {
  variable: string;
  value: string;
  provider: ProviderEntry;
  /** What is wrong with the value, and whether the person may confirm it all the same. */
  problem: { message: string; confirmable: boolean } | null;
};

/** What the person decides about one variable. */
export type Choice = { left?: boolean; name?: string; confirmed?: boolean };
export type Choices = Readonly<Record<string, Choice>>;

const KEY = "api_key";

/** Sorts the variables of an environment file into those of known providers and the names of all others. */
export function recognise(text: string, providers: readonly ProviderEntry[]) {
  const variables = [...readEnvFile(text)];
  const found = variables.map(([variable, value]) => {
    const provider = providers.find(({ environmentVariable }) => environmentVariable === variable);
    return provider ? { variable, value, provider, problem: findProblem(provider, value) } : variable;
  });
  return {
    known: found.filter((entry): entry is Known => typeof entry !== "string"),
    unknown: found.filter((entry) => typeof entry === "string"),
  };
}

function findProblem(provider: ProviderEntry, value: string): Known["problem"] {
  const [error] = checkFields(provider, { [KEY]: value }).errors;
  return error ? { message: error.message, confirmable: error.reason === "form" } : null;
}

/** What is to be stored, and whether it can be. */
export function toStore(known: readonly Known[], choices: Choices) {
  const chosen = known.filter(({ variable }) => !choices[variable]?.left);
  return {
    inputs: chosen.map(({ variable, value, provider }) => ({
      provider: provider.id,
      name: choices[variable]?.name ?? provider.name,
      apiKey: value,
      confirmed: choices[variable]?.confirmed ?? false,
    })),
    ready: chosen.every(({ variable, problem }) => isSettled(problem, choices[variable])),
  };
}

const isSettled = (problem: Known["problem"], choice: Choice = {}) =>
  choice.name?.trim() !== "" && (!problem || (problem.confirmable && choice.confirmed === true));
