import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/empty-state";
import type { IconName } from "@/components/ui/icon";

type Props = {
  icon: IconName;
  /** "No keys yet" */
  title: string;
  /** Creates the first one; absent where the person may not. */
  action?: ReactNode;
  /** What such a resource is for. */
  children: ReactNode;
};

/** Stands in place of a list that holds nothing yet: what it is for, and the one next step. */
export function EmptyList(props: Props) {
  return (
    <Card>
      <EmptyState {...props} />
    </Card>
  );
}
