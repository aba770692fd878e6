import { and, eq, sql } from "drizzle-orm";
import { z } from "zod";
import { keySecrets, projects, usage } from "@/db/schema";
import { notFound } from "@/lib/core/errors/errors";
import type { Context } from "@/lib/core/operations/context";
import { query } from "@/lib/core/operations/operation";
import { organizationTarget } from "@/lib/core/operations/permissions";
import { parseRequestId } from "@/lib/core/request-id";
import { findNames } from "@/lib/usage/report/dimensions";
import { findRequests } from "./find-requests";
import { attemptView, requestView } from "./request-view";

/** Returns a request by the id that its answer had as `X-Request-Id`. */
export const getRequest = query({
  name: "requests.get",
  title: "Get a request",
  permission: "usage:read",
  allowed: { "project read": ({ requestId }) => [{ id: requestId }] },
  target: findRequestTarget,
  input: z.object({ id: z.string() }),
  /** `secretPrefix` is that of the key's secret in the request, null when the secret was deleted since. */
  output: requestView.extend({
    secretPrefix: z.string().nullable(),
    attempts: z.array(
      attemptView.extend({ runtimeName: z.string().nullable(), credentialName: z.string().nullable() }),
    ),
  }),
  run: async (ctx, _input, { id, secretPrefix }) => {
    const indexed = and(eq(usage.organizationId, ctx.organizationId), eq(usage.id, id));
    const [request] = await findRequests(ctx, { indexed, checked: undefined, order: [sql`1`], limit: 1 });
    if (!request) throw notFound();
    const [runtimeNames, credentialNames] = await Promise.all([
      findNames(ctx, "runtime", listIds(request.attempts, "runtimeId")),
      findNames(ctx, "credential", listIds(request.attempts, "credentialId")),
    ]);
    const attempts = request.attempts.map((attempt) => ({
      ...attempt,
      runtimeName: runtimeNames.get(attempt.runtimeId ?? "") ?? null,
      credentialName: credentialNames.get(attempt.credentialId ?? "") ?? null,
    }));
    return { ...request, attempts, secretPrefix };
  },
});

const listIds = (attempts: z.output<typeof attemptView>[], name: "runtimeId" | "credentialId") =>
  attempts.flatMap((attempt) => attempt[name] ?? []);

async function findRequestTarget(ctx: Context, { id }: { id: string }) {
  const uuid = parseRequestId(id);
  if (!uuid) throw notFound();
  const [row] = await ctx.db
    .select({
      id: usage.id,
      projectId: projects.id,
      workspaceId: projects.workspaceId,
      secretPrefix: keySecrets.prefix,
    })
    .from(usage)
    .leftJoin(
      projects,
      and(eq(projects.organizationId, ctx.organizationId), eq(projects.id, usage.projectId)),
    )
    .leftJoin(
      keySecrets,
      and(eq(keySecrets.organizationId, ctx.organizationId), eq(keySecrets.id, usage.secretId)),
    )
    .where(and(eq(usage.organizationId, ctx.organizationId), eq(usage.id, uuid)))
    .limit(1);
  if (!row) throw notFound();
  const { projectId, workspaceId } = row;
  const target =
    projectId && workspaceId ? ({ level: "project", projectId, workspaceId } as const) : organizationTarget;
  return { row, target };
}
