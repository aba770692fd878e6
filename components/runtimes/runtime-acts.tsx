import { DeleteRuntime } from "./delete-runtime";
import { EditRuntime } from "./form/edit-runtime";
import { MakeDefault } from "./make-default";
import { SwitchEnabled } from "./switch-enabled";
import type { ActProps, Choices } from "./types";

type Props = ActProps & { choices: Choices; inRow?: boolean };

/** Shows the buttons of a runtime, in its row or in its sheet. */
export function RuntimeActs({ choices, inRow = false, ...props }: Props) {
  if (inRow) {
    return (
      <>
        <SwitchEnabled {...props} inRow />
        <EditRuntime {...props} choices={choices} inRow />
        <DeleteRuntime {...props} />
      </>
    );
  }
  return (
    <>
      <MakeDefault {...props} choices={choices} />
      <EditRuntime {...props} choices={choices} inRow={false} />
      <SwitchEnabled {...props} inRow={false} />
      <DeleteRuntime {...props} />
    </>
  );
}
