import { Badge } from "@/components/ui/values/badge";
import type { StorageUnit } from "./types";
import { statuses } from "./words";

/** Shows the result of a storage unit's last validation. */
export function StatusBadge({ status }: Pick<StorageUnit, "status">) {
  const { tone, icon, word } = statuses[status];
  return (
    <Badge tone={tone} icon={icon}>
      {word}
    </Badge>
  );
}
