"use client";

import { Button } from "@/components/ui/button";
import { IconButton } from "@/components/ui/icon-button";
import { DeleteRuntime } from "./delete-runtime";
import { EditRuntime } from "./edit-runtime";
import { MakeDefault } from "./make-default";
import { SwitchEnabled } from "./switch-enabled";
import type { ActProps, Choices } from "./types";

type Props = ActProps & { choices: Choices; inRow?: boolean };

/** Shows the buttons of a runtime, in its row or in its sheet. */
export function RuntimeActs({ choices, inRow = false, ...props }: Props) {
  const label = `Edit ${props.runtime.name}`;
  if (inRow) {
    return (
      <>
        <SwitchEnabled {...props} inRow />
        <EditRuntime {...props} choices={choices} trigger={<IconButton icon="edit" label={label} />} />
        <DeleteRuntime {...props} />
      </>
    );
  }
  return (
    <>
      <MakeDefault {...props} />
      <EditRuntime
        {...props}
        choices={choices}
        trigger={
          <Button size="s" aria-label={label}>
            Edit
          </Button>
        }
      />
      <SwitchEnabled {...props} inRow={false} />
      <DeleteRuntime {...props} />
    </>
  );
}
