import { checkFields } from "@/lib/credentials/catalogue/check-fields";
import type { Provider, ProviderField } from "@/lib/credentials/catalogue/provider";
import { listVariables } from "@/lib/credentials/catalogue/provider";
import { type LeftOut, readEnvFile } from "./env-file";

/** A credential that an environment file contains. */
export type Known = {
  provider: Provider;
  /** The values by field, and the variables that they are from. */
  fields: Record<string, string>;
  variables: string[];
  /** What is wrong with the values, and whether the person may confirm them all the same. */
  problem: { message: string; confirmable: boolean } | null;
};

/** What the person decides about the credential of a provider. */
export type Choice = { left?: boolean; name?: string; confirmed?: boolean };
export type Choices = Readonly<Record<string, Choice>>;

/** Returns the credentials of known providers in an environment file, and what is left out of it. */
export function recognise(text: string, providers: readonly Provider[]) {
  const { variables, leftOut } = readEnvFile(text);
  const known = providers.flatMap((provider) => findKnown(provider, variables) ?? []);
  const read = new Set(known.flatMap((one) => one.variables));
  const others = [...variables.keys()].filter((variable) => !read.has(variable));
  return {
    known,
    leftOut: [...others.map((name) => ({ name, reason: toReason(name, providers, read) })), ...leftOut],
  };
}

function findKnown(provider: Provider, variables: ReadonlyMap<string, string>): Known | null {
  const found = provider.fields.flatMap((field) => {
    const variable = listVariables(provider, field).find((name) => variables.has(name));
    return variable === undefined ? [] : [{ field, variable, value: variables.get(variable) ?? "" }];
  });
  if (!found.some(({ field }) => field.secret)) return null;
  const fields = Object.fromEntries(found.map(({ field, value }) => [field.name, value]));
  const names = found.map(({ variable }) => variable);
  return { provider, fields, variables: names, problem: findProblem(provider, fields) };
}

/** The reason of variables that have nothing to do with credentials. */
export const UNKNOWN = "no known provider";

/** Returns why a filled variable is left out. */
function toReason(
  name: string,
  providers: readonly Provider[],
  read: ReadonlySet<string>,
): LeftOut["reason"] {
  const listed = (provider: Provider, wanted: (field: ProviderField) => boolean) =>
    provider.fields.filter(wanted).flatMap((field) => listVariables(provider, field).slice(0, 1));
  const provider = providers.find((one) =>
    one.fields.some((field) => listVariables(one, field).includes(name)),
  );
  if (!provider) return UNKNOWN;
  const [used] = listed(provider, (field) => listVariables(provider, field).includes(name));
  if (used !== undefined && used !== name && read.has(used)) return `${used} is used`;
  return `without ${listed(provider, ({ secret }) => secret)[0]}`;
}

function findProblem(provider: Provider, fields: Record<string, string>): Known["problem"] {
  const { errors } = checkFields(provider, fields);
  const error = errors.find(({ reason }) => reason !== "form") ?? errors[0];
  return error ? { message: error.message, confirmable: error.reason === "form" } : null;
}

/** Returns what is to be stored, and whether it can be. */
export function toStore(known: readonly Known[], choices: Choices) {
  const chosen = known.filter(({ provider }) => !choices[provider.id]?.left);
  return {
    inputs: chosen.map(({ provider, fields }) => ({
      provider: provider.id,
      name: choices[provider.id]?.name ?? provider.name,
      fields,
      active: false,
      confirmed: choices[provider.id]?.confirmed ?? false,
    })),
    ready: chosen.every(({ provider, problem }) => isSettled(problem, choices[provider.id])),
  };
}

const isSettled = (problem: Known["problem"], choice: Choice = {}) =>
  choice.name?.trim() !== "" && (!problem || (problem.confirmable && choice.confirmed === true));
