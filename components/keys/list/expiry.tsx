import { Icon } from "@/components/ui/icon";
import { RelativeTime } from "@/components/ui/values/relative-time";

const SOON_MS = 7 * 24 * 60 * 60 * 1000;

type Props = { at: string | null; now: string };

const left = ({ at, now }: Props) =>
  at === null ? Number.POSITIVE_INFINITY : Date.parse(at) - Date.parse(now);

/** Returns whether a key will expire within seven days. */
export const expiresSoon = (facts: Props) => left(facts) > 0 && left(facts) <= SOON_MS;

/** Shows when a key expires or expired, with a clock icon if it expires soon. */
export function Expiry({ at, now }: Props) {
  const time = <RelativeTime at={at} as={left({ at, now }) <= 0 ? "day" : "distance"} />;
  if (!expiresSoon({ at, now })) return time;
  return (
    <span className="flex min-w-0 items-center gap-1.5">
      <Icon name="clock" size={12} />
      {time}
    </span>
  );
}
