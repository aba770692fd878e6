import { headers } from "next/headers";
import { notFound, redirect } from "next/navigation";
import { after } from "next/server";
import { cache } from "react";
import { readSessionId } from "@/lib/auth/cookie";
import { noteSeen, readSession, type Session } from "@/lib/auth/sessions";
import { getServices } from "@/lib/boot/services";
import { INSTALLATION } from "@/lib/core/audit-trail";
import type { Context, RequestFacts } from "@/lib/core/context";
import { env } from "@/lib/env";
import { createContext, isSecure, requestFacts } from "./request";

/** Whose request this is, by its cookie and the database, read once a request; null for nobody. */
export const currentSession = cache(async (): Promise<Session | null> => {
  const id = await readSessionId(await headers(), { secret: env.authSecret, secure: isSecure() });
  if (id === null) return null;
  const { engine } = await getServices();
  const session = await readSession(engine.db, id);
  if (session) after(() => noteSeen(engine.db, session));
  return session;
});

/** Whose page this is. Nobody is sent to sign in, and from there back. */
export async function requireUser(): Promise<Session> {
  const session = await currentSession();
  if (session) return session;
  const path = (await headers()).get("x-path");
  redirect(path && path !== "/" ? `/sign-in?next=${encodeURIComponent(path)}` : "/sign-in");
}

/**
 * The context of a page or download in an organization, by its slug. Nobody is sent to sign in; for a person
 * without standing there it does not exist.
 */
export const pageContext = cache(
  async (organization: string): Promise<Context> =>
    (await memberContext(await requireUser(), organization, await requestFacts())) ?? notFound(),
);

/** The context of a person in an organization, null without standing there. */
export async function memberContext(session: Session, organization: string, request: RequestFacts) {
  const membership = session.memberships.find(({ slug }) => slug === organization);
  if (!membership) return null;
  const { organizationId, role, workspaces } = membership;
  const actor = { ...toActor(session), role, workspaces };
  return createContext({ organizationId, actor, now: session.now }, request);
}

/** The context of a person's own account, which belongs to no organization. */
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
