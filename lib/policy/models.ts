import { matchesGlob } from "@/lib/policy/globs";

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

/** Holds what will be called against the lists. Denied goes before allowed; an empty allowlist allows all. */
export function judgeModel(allowlist: string[], denylist: string[], target: ModelTarget): ModelVerdict {
  const names = listNames(target);
  const number = target.runtime ? String(target.runtime.number) : null;
  const denied = findFirstMatch(denylist, names, number);
  if (denied) return { allowed: false, ...denied };
  if (allowlist.length === 0) return { allowed: true, rule: null, seen: names[0] ?? null };
  const allowed = findFirstMatch(allowlist, names, number);
  if (allowed) return { allowed: true, ...allowed };
  return { allowed: false, rule: allowlist.join(", "), seen: names[0] ?? null };
}

/** The names that patterns are matched against: never what was asked, always what will be called. */
function listNames({ runtime, model, provider }: ModelTarget): string[] {
  const called = runtime ? (runtime.upstreamModel ?? model) : model;
  const host = runtime ? runtime.provider : provider;
  const full = called !== null && host !== null ? `${host}/${called}` : null;
  return [runtime?.name ?? null, called, full].filter((name) => name !== null);
}

/** An entry of digits alone is a runtime number and matches nothing else. */
function findFirstMatch(entries: string[], names: string[], number: string | null) {
  for (const rule of entries) {
    if (!/^\d+$/.test(rule)) {
      const seen = names.find((name) => matchesGlob(rule, name));
      if (seen !== undefined) return { rule, seen };
    } else if (rule === number) {
      return { rule, seen: number };
    }
  }
  return null;
}
