"use client";

import { useEffect, useState } from "react";
import type { Owners } from "@/components/organizations/owners";
import { formatLastDay } from "@/components/resource/format-last-day";
import { Alert } from "@/components/ui/feedback/alert";
import { Skeleton } from "@/components/ui/feedback/skeleton";
import type { Result } from "@/lib/core/errors/action-result";
import { formatUsedBy, isLinked, LinkedResources, LinksSkeleton } from "./sheet/linked-resources";
import type { Credential, CredentialActions, CredentialUse } from "./types";

type Props = {
  credential: Credential;
  owners: Owners;
  readUse: CredentialActions["readUse"];
  /** Returns what follows, given the active credential that calls would use instead. */
  toConsequence: (alternative: string | null) => string;
};

/** What a change of a credential touches, read when it is shown. */
export function Impact({ credential, owners, readUse, toConsequence }: Props) {
  const [use, setUse] = useState<Result<CredentialUse>>();
  const { slug } = owners.organization;
  const { id } = credential;
  useEffect(() => {
    let shown = true;
    readUse(slug, { id }).then((result) => shown && setUse(result));
    return () => {
      shown = false;
    };
  }, [readUse, slug, id]);
  if (use && !use.ok) return <Alert tone="red">{use.error.message}</Alert>;
  return (
    <div className="grid grid-cols-1 gap-4">
      <Alert
        tone={isLinked(credential) || use?.data.requestsLastDay ? "amber" : "plain"}
        strong={`${formatUsedBy(credential)}.`}
      >
        {use ? (
          <>
            {formatLastDay(use.data.requestsLastDay)} {toConsequence(use.data.alternative)}
          </>
        ) : (
          <Skeleton className="inline-block w-40 align-middle" />
        )}
      </Alert>
      {use && use.data.links.length > 0 && <LinkedResources links={use.data.links} owners={owners} />}
      {!use && isLinked(credential) && <LinksSkeleton credential={credential} />}
    </div>
  );
}
