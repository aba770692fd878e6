"use client";

import { type ComponentProps, cloneElement, type MouseEvent, type ReactElement } from "react";

type Props = { trigger: ReactElement; open: boolean; onOpen: () => void };

/** Shows the button that opens a dialog. */
export function Opener({ trigger, open, onOpen }: Props) {
  const button = trigger as ReactElement<ComponentProps<"button">>;
  return cloneElement(button, {
    "aria-haspopup": "dialog",
    "aria-expanded": open,
    onClick: (event: MouseEvent<HTMLButtonElement>) => {
      button.props.onClick?.(event);
      onOpen();
    },
  });
}
