import { compileGlob, type Glob, GlobText } from "./globs";

/** A runtime as model rules see it. Without an upstream model it passes the request's own on. */
export type RuntimeTarget = {
  id: string;
  number: number;
  name: string;
  provider: string;
  upstreamModel: string | null;
};

/** What will be called: a runtime, or a provider's model. */
export type ModelTarget = { runtime: RuntimeTarget | null; model: string | null; provider: string | null };

/** The entry that decided and what it matched; the whole allowlist when nothing in it matched. */
export type ModelVerdict = { allowed: boolean; rule: string | null; seen: string | null };

/**
 * Decides by the lists what may be called. The denylist goes before the allowlist; an empty allowlist allows all.
 * A list is compiled when it is used first.
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

/** An entry of a list. One of digits alone is a runtime number and matches nothing else. */
type Rule = { entry: string; matches: Glob | null };

const compiled = new WeakMap<readonly string[], Rule[]>();

/** Compiles a list, once for as long as its array lives. */
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

/** Lists the names that patterns are matched against: those of what will be called. */
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
