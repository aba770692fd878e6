import type { ReactNode } from "react";
import { Card } from "@/components/ui/card";
import { EmptyState } from "@/components/ui/feedback/empty-state";
import type { IconName } from "@/components/ui/icon";

type Props = {
  icon: IconName;
  /** The title: "No keys yet". */
  title: string;
  /** The button that creates the first resource. False if the user may not create one. */
  action?: ReactNode;
  /** The purpose of such resources. */
  children: ReactNode;
};

/** Shows the purpose of a list that has no resources yet, and the button that creates the first one. */
export function EmptyList({ children, ...props }: Props) {
  return (
    <Card>
      <EmptyState {...props}>
        {children}
        {props.action === false && " Members with write access can create one."}
      </EmptyState>
    </Card>
  );
}
