import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { readSessionId } from "@/lib/auth/cookie";
import { noteSeen, readSession, type Session } from "@/lib/auth/sessions";
import { getServices } from "@/lib/boot/services";
import { INSTALLATION } from "@/lib/core/changes/audit-trail";
import type { Context, RequestFacts } from "@/lib/core/operations/context";
import { env } from "@/lib/env";
import { createContext, isSecure, requestFacts } from "./request";

/**
 * Returns the session of the request by its cookie, null when there is none. It is loaded once per request.
 */
export const currentSession = cache(async (): Promise<Session | null> => {
  const id = await readSessionId(await headers(), { secret: env.authSecret, secure: isSecure() });
  if (id === null) return null;
  const { engine } = await getServices();
  const session = await readSession(engine.db, id);
  if (session) after(() => noteSeen(engine.db, session));
  return session;
});

/** Returns the session of the request. Redirects to the sign-in page without one, and from there back. */
export async function requireUser(): Promise<Session> {
  const session = await currentSession();
  if (session) return session;
  const path = (await headers()).get("x-path");
  redirect(path && path !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}

/**
 * Returns the context of a page or download in an organization, by slug. Redirects to the sign-in page
 * without a session. Shows the 404 page when the person is not a member.
 */
export const pageContext = cache(
  async (organization: string): Promise<Context> =>
    (await memberContext(await requireUser(), organization, await requestFacts())) ?? notFound(),
);

/** Returns the context of a person in an organization, null when they are not a member. */
export async function memberContext(session: Session, organization: string, request: RequestFacts) {
  const membership = session.memberships.find(({ slug }) => slug === organization);
  if (!membership) return null;
  const { organizationId, role, workspaces } = membership;
  const actor = { ...toActor(session), role, workspaces };
  return createContext({ organizationId, actor, now: session.now }, request);
}

/** Returns the context of a person's own account, which belongs to no organization. */
export function accountContext(session: Session, request: RequestFacts): Promise<Context> {
  const actor = { ...toActor(session), role: "viewer", workspaces: new Map() } as const;
  return createContext({ organizationId: INSTALLATION, actor, now: session.now }, request);
}

const toActor = ({ id, user, reauthenticatedAt }: Session) => ({
  kind: "user" as const,
  id: user.id,
  name: user.name,
  session: { id, reauthenticatedAt },
});
