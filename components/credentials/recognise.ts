import { checkFields } from "@/lib/credentials/catalogue/check-fields";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import { type LeftOut, readEnvFile } from "./env-file";

/** A variable of an environment file that a provider of the catalogue knows. */
export type Known = {
  variable: string;
  value: string;
  provider: Provider;
  /** The provider's base URL, if the file has one: that of `OPENAI_BASE_URL` for `OPENAI_API_KEY`. */
  baseUrl: string | null;
  /** What is wrong with the value, and whether the person may confirm it all the same. */
  problem: { message: string; confirmable: boolean } | null;
};

/** What the person decides about one variable. */
export type Choice = { left?: boolean; name?: string; confirmed?: boolean };
export type Choices = Readonly<Record<string, Choice>>;

/** Returns the variables of known providers in an environment file, and what is left out of it. */
export function recognise(text: string, providers: readonly Provider[]) {
  const { variables, leftOut } = readEnvFile(text);
  const known = [...variables].flatMap(([variable, value]): Known[] => {
    const provider = providers.find(({ environmentVariable }) => environmentVariable === variable);
    if (!provider) return [];
    const baseUrl = variables.get(toBaseUrlVariable(variable)) ?? null;
    return [{ variable, value, provider, baseUrl, problem: findProblem(provider, value, baseUrl) }];
  });
  const read = new Set(known.flatMap(({ variable }) => [variable, toBaseUrlVariable(variable)]));
  const others = [...variables.keys()].filter((variable) => !read.has(variable));
  return {
    known,
    leftOut: [...others.map((name) => ({ name, reason: toReason(name, providers) })), ...leftOut],
  };
}

const toBaseUrlVariable = (variable: string) => variable.replace(/_API_KEY$/, "_BASE_URL");

/** Returns why a filled variable is left out. */
function toReason(name: string, providers: readonly Provider[]): LeftOut["reason"] {
  const key = providers
    .map(({ environmentVariable }) => environmentVariable)
    .find((variable) => variable && toBaseUrlVariable(variable) === name);
  return key ? `without ${key}` : "no known provider";
}

function findProblem(provider: Provider, value: string, baseUrl: string | null): Known["problem"] {
  const [error] = checkFields(provider, { api_key: value, api_base: baseUrl }).errors;
  return error ? { message: error.message, confirmable: error.reason === "form" } : null;
}

/** What is to be stored, and whether it can be. */
export function toStore(known: readonly Known[], choices: Choices) {
  const chosen = known.filter(({ variable }) => !choices[variable]?.left);
  return {
    inputs: chosen.map(({ variable, value, provider, baseUrl }) => ({
      provider: provider.id,
      name: choices[variable]?.name ?? provider.name,
      apiKey: value,
      apiBase: baseUrl,
      active: false,
      confirmed: choices[variable]?.confirmed ?? false,
    })),
    ready: chosen.every(({ variable, problem }) => isSettled(problem, choices[variable])),
  };
}

const isSettled = (problem: Known["problem"], choice: Choice = {}) =>
  choice.name?.trim() !== "" && (!problem || (problem.confirmable && choice.confirmed === true));
