import { cache } from "react";
import { findProjects } from "@/app/actions/search";
import type { Question } from "@/components/keys/page/explain/explain";
import type { KeyPageView } from "@/components/keys/page/params";
import { listAudit } from "@/lib/audit/list-audit";
import { actorNames } from "@/lib/core/changes/actor-names";
import { AppError } from "@/lib/core/errors/errors";
import { isId } from "@/lib/core/input/slug";
import { hasOrganizationAccess } from "@/lib/core/operations/permissions";
import { explainKey } from "@/lib/keys/insights/explain";
import { getImpact } from "@/lib/keys/insights/impact";
import { getKeyUsage } from "@/lib/keys/insights/key-usage";
import { listLeakReports } from "@/lib/keys/leaks/list-leak-reports";
import { getKey } from "@/lib/keys/operations/list-keys";
import { orNotFound, orNull } from "@/lib/next/or-not-found";
import { pageContext } from "@/lib/next/session";
import { getUsage } from "@/lib/usage/report/get-usage";
import { listRequests } from "@/lib/usage/requests/list-requests";
import { loadProjects, loadTree } from "../../loader";
import { mayWriteKeys } from "../loader";

const LATEST = 20;

/** The props of each tab of a key's page. */
export type TabProps = { org: string; id: string; view: KeyPageView };

/**
 * Loads a key with its projects, its creator's name, and whether the person may change it. Cached per
 * request. Shows the 404 page if the person sees no such key.
 */
export const loadKey = cache(async (org: string, id: string) => {
  const ctx = await pageContext(org);
  const key = await orNotFound(getKey.execute(ctx, { id }));
  const [projects, names] = await Promise.all([
    loadProjects(org, [key.owner.id, ...key.projectIds]),
    actorNames(ctx, [key.createdBy]),
  ]);
  const inCharge = hasOrganizationAccess(ctx);
  const project = projects.find((candidate) => candidate.id === key.owner.id);
  return {
    key,
    project,
    projects,
    inCharge,
    writable: inCharge || (project !== undefined && mayWriteKeys(ctx, project)),
    createdBy: names.get(key.createdBy) ?? null,
    now: ctx.now.toISOString(),
  };
});

/** Loads the impact of stopping a key: its recent requests, callers and models. Cached per request. */
export const loadImpact = cache(async (org: string, id: string) =>
  getImpact.execute(await pageContext(org), { id }),
);

/** Loads the usage of a key in the last 30 days, and its latest requests. */
export async function loadUsage(org: string, id: string) {
  const ctx = await pageContext(org);
  const [usage, report, latest] = await Promise.all([
    getKeyUsage.execute(ctx, { id }),
    orNull(getUsage.execute(ctx, { keyId: [id], groupBy: ["day"] })),
    orNull(listRequests.execute(ctx, { keyId: [id], limit: LATEST })),
  ]);
  const byDay = new Map(report?.data.map((row) => [row.day, row]));
  const days = usage.days.map((sums) => ({
    ...sums,
    p50Ms: byDay.get(sums.day)?.p50Ms ?? null,
    p95Ms: byDay.get(sums.day)?.p95Ms ?? null,
  }));
  return { usage: { totals: usage.totals, days }, latest: latest?.data ?? [] };
}

/** Loads the latest five leak reports of a key. */
export const loadLeakReports = async (org: string, id: string) =>
  (await listLeakReports.execute(await pageContext(org), { keyId: id, limit: 5 })).data;

/** Loads a page of the audit rows of a key. */
export const loadHistory = async (org: string, id: string, cursor: string | undefined) =>
  listAudit.execute(await pageContext(org), { subject: `key:${id}`, ...(cursor && { cursor }) });

/** Loads the decision on a described request: the verdict, or the problem if the description is invalid. */
export async function loadExplanation(org: string, id: string, { scope, model, ip, project }: Question) {
  // As in a key's model lists, a number stands for a runtime.
  const target = /^\d+$/.test(model) ? { runtime: model } : { model };
  const given = Object.entries({ scope, ip, project, ...target }).filter(([, value]) => value !== "");
  try {
    const verdict = await explainKey.execute(await pageContext(org), { id, ...Object.fromEntries(given) });
    return { verdict, problem: undefined };
  } catch (error) {
    if (error instanceof AppError && error.code === "INVALID_REQUEST")
      return { verdict: null, problem: error.message };
    throw error;
  }
}

/** Loads the projects that a described request can name, and the one that it names by id or slug. */
export async function loadProjectChoice(org: string, reference: string) {
  const [{ projects, isWhole }, known] = await Promise.all([
    loadTree(org),
    loadProjects(org, isId(reference) ? [reference] : []),
  ]);
  const project = known.find(({ id, slug }) => id === reference || slug === reference);
  return {
    options: projects.map(({ id, name }) => ({ value: id, label: name })),
    named: { value: reference, label: project?.name ?? (reference || "Not specified") },
    ...(!isWhole.projects && { find: findProjects.bind(null, org, "id", null) }),
  };
}
