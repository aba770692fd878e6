import { compileGlob, type Glob, GlobText } from "./globs";

/**
 * The fields of a runtime that model rules use. Without an upstream model it calls the model of the request.
 */
export type RuntimeTarget = {
  id: string;
  number: number;
  name: string;
  provider: string;
  upstreamModel: string | null;
};

/** The target of a call: a runtime, or a model of a provider. */
export type ModelTarget = { runtime: RuntimeTarget | null; model: string | null; provider: string | null };

/**
 * The decision, with the entry that decided and the name that it matched. `rule` is the whole allowlist when
 * no entry matched.
 */
export type ModelVerdict = { allowed: boolean; rule: string | null; seen: string | null };

/**
 * Decides by an allowlist and a denylist whether a target may be called. The denylist overrides the
 * allowlist. An empty allowlist allows everything. Lists are compiled at their first use.
 */
export function judgeModel(allowlist: string[], denylist: string[], target: ModelTarget): ModelVerdict {
  const names = listNames(target).map((name) => new GlobText(name));
  const first = names[0]?.text ?? null;
  const number = target.runtime ? String(target.runtime.number) : null;
  const denied = findFirstMatch(denylist, names, number);
  if (denied) return { allowed: false, ...denied };
  if (allowlist.length === 0) return { allowed: true, rule: null, seen: first };
  const allowed = findFirstMatch(allowlist, names, number);
  if (allowed) return { allowed: true, ...allowed };
  return { allowed: false, rule: allowlist.join(", "), seen: first };
}

/** An entry of a list. An entry of digits is a runtime number, and `matches` is null. */
type Rule = { entry: string; matches: Glob | null };

const compiled = new WeakMap<readonly string[], Rule[]>();

/** Compiles a list. The result is kept as long as the array exists. */
export function compileList(list: readonly string[]): Rule[] {
  const known = compiled.get(list);
  if (known) return known;
  const rules = list.map((entry) => ({
    entry,
    matches: /^\d+$/.test(entry) ? null : compileGlob(entry),
  }));
  compiled.set(list, rules);
  return rules;
}

/**
 * Lists the names of a target that patterns are compared with: the runtime's name, the model, and
 * `provider/model`.
 */
function listNames({ runtime, model, provider }: ModelTarget): string[] {
  const called = runtime ? (runtime.upstreamModel ?? model) : model;
  const host = runtime ? runtime.provider : provider;
  const full = called !== null && host !== null ? `${host}/${called}` : null;
  return [runtime?.name ?? null, called, full].filter((name) => name !== null);
}

function findFirstMatch(list: readonly string[], names: GlobText[], number: string | null) {
  for (const { entry, matches } of compileList(list)) {
    const seen = matches ? names.find(matches)?.text : entry === number ? number : undefined;
    if (seen !== undefined && seen !== null) return { rule: entry, seen };
  }
  return null;
}
