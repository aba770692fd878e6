import type { ComponentProps } from "react";
import { Icon } from "@/components/ui/icon";

/** The cross of a dialog. Its tooltip is the browser's, so that Escape is the dialog's alone. */
export function CloseButton(props: ComponentProps<"button">) {
  return (
    <button type="button" {...props} className="icon-btn" aria-label="Close" title="Close">
      <Icon name="x" />
    </button>
  );
}
