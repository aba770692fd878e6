"use client";

import { useEffect, useState } from "react";
import { noAnswer } from "@/components/forms/no-answer";
import { formatLastDay } from "@/components/resource/format-last-day";
import { Link } from "@/components/ui/buttons/link";
import { List, ListItem, ListText } from "@/components/ui/card";
import { Alert } from "@/components/ui/feedback/alert";
import { Skeleton } from "@/components/ui/feedback/skeleton";
import { plural } from "@/components/ui/values/format";
import type { Result } from "@/lib/core/errors/action-result";
import type { ActProps, RuntimeUse } from "./types";

type Props = Pick<ActProps, "runtime" | "owners" | "actions">;

/** Shows the requests of a runtime and the keys that made them. They are loaded when this is shown. */
export function Impact({ runtime: { id }, owners, actions: { readUse } }: Props) {
  const [use, setUse] = useState<Result<RuntimeUse>>();
  const { slug } = owners.organization;
  useEffect(() => {
    let shown = true;
    readUse(slug, { id })
      .catch(noAnswer)
      .then((result) => shown && setUse(result));
    return () => {
      shown = false;
    };
  }, [readUse, slug, id]);
  if (!use) return <Skeleton className="h-10 rounded-8" />;
  if (!use.ok) return <Alert tone="amber">The requests of this runtime could not be loaded.</Alert>;
  return <Found use={use.data} organization={slug} />;
}

function Found({ use, organization }: { use: RuntimeUse; organization: string }) {
  const { requestsLastDay, keys, keyCount } = use;
  const more = keyCount - keys.length;
  return (
    <div className="grid grid-cols-1 gap-2">
      <Alert tone={requestsLastDay > 0 ? "red" : "plain"} strong={formatLastDay(requestsLastDay)}>
        {requestsLastDay === 0
          ? "No client is affected."
          : keyCount > 0 && `From ${plural(keyCount, "key")}:`}
      </Alert>
      {keys.length > 0 && (
        <List plain className="[&>li]:px-0">
          {keys.map(({ id, name, requests }) => (
            <ListItem key={id}>
              <ListText className="truncate">
                <Link href={`/orgs/${organization}/keys/${id}`}>{name}</Link>
              </ListText>
              <span className="text-ink-2">{plural(requests, "request")}</span>
            </ListItem>
          ))}
          {more > 0 && (
            <ListItem>
              <ListText className="text-ink-3">and {plural(more, "more key")}</ListText>
            </ListItem>
          )}
        </List>
      )}
    </div>
  );
}
