"use client";

import { Tooltip } from "@/components/ui/popovers/tooltip";
import { fullTime, logTime } from "@/components/ui/values/format";

type Props = { at: string; seconds?: boolean };

/** Shows the time of a log's entry in UTC, with the full time as its tooltip. */
export function LogTime({ at, seconds }: Props) {
  return (
    <Tooltip content={seconds ? at : fullTime(at)}>
      <time dateTime={at}>
        {logTime(at)}
        {seconds && `:${at.slice(17, 19)}`}
      </time>
    </Tooltip>
  );
}
