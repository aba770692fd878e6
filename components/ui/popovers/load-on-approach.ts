import type { ComponentProps, FocusEvent, PointerEvent } from "react";

/** Returns the handlers of a button that load code when the pointer or the focus comes to it. */
export const loadOnApproach = (
  { onPointerEnter, onFocus }: ComponentProps<"button">,
  load: () => Promise<unknown>,
) => ({
  onPointerEnter: (event: PointerEvent<HTMLButtonElement>) => {
    onPointerEnter?.(event);
    void load();
  },
  onFocus: (event: FocusEvent<HTMLButtonElement>) => {
    onFocus?.(event);
    void load();
  },
});
