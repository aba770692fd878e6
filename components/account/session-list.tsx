"use client";

import { useActionState } from "react";
import { clientName } from "@/components/account/client-name";
import { List, ListItem, ListText } from "@/components/ui/card";
import { SubmitButton } from "@/components/ui/fields/submit-button";
import { StateBadge } from "@/components/ui/values/badge";
import { RelativeTime } from "@/components/ui/values/relative-time";
import { type FormAction, type FormState, unsent } from "@/lib/core/errors/action-result";

type Session = {
  id: string;
  createdAt: string;
  lastSeenAt: string;
  ip: string | null;
  client: string | null;
  current: boolean;
};
type Ended = { ended: number };

/** Shows the sessions of the user. All but the current one have a button that ends them. */
export function SessionList({ sessions, action }: { sessions: Session[]; action: FormAction<Ended> }) {
  return (
    <List>
      {sessions.map((session) => (
        <ListItem key={session.id}>
          <ListText>
            <span className="flex min-w-0 items-center flex-wrap gap-1.5">
              <strong title={session.client ?? undefined}>{clientName(session.client)}</strong>
              {session.current && <StateBadge state="current">This session</StateBadge>}
            </span>
            <span className="text-12 text-ink-3">
              {session.ip ?? "Unknown address"}, last seen <RelativeTime at={session.lastSeenAt} isPast />,
              signed in <RelativeTime at={session.createdAt} isPast />
            </span>
          </ListText>
          {!session.current && (
            <EndForm action={action} id={session.id}>
              End session
            </EndForm>
          )}
        </ListItem>
      ))}
    </List>
  );
}

/** Shows a button that ends a session, or all other sessions if there is no `id`. */
export function EndForm({
  action,
  id,
  children,
}: {
  action: FormAction<Ended>;
  id?: string;
  children: string;
}) {
  const [{ error }, send] = useActionState<FormState<Ended>, FormData>(action, unsent);
  return (
    <form action={send} className="flex min-w-0 items-center gap-2">
      {id && <input type="hidden" name="id" value={id} />}
      {error && (
        <span role="alert" className="text-12 text-red">
          {error.message}
        </span>
      )}
      <SubmitButton size="s" variant="default">
        {children}
      </SubmitButton>
    </form>
  );
}
