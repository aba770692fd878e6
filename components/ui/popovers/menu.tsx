"use client";

import dynamic from "next/dynamic";
import {
  type ComponentProps,
  cloneElement,
  type KeyboardEvent,
  type PointerEvent,
  type ReactElement,
  useId,
  useState,
} from "react";
import { IconButton } from "@/components/ui/buttons/icon-button";
import { loadOnApproach } from "./load-on-approach";
import type { MenuContent } from "./menu-panel";

export type { MenuItem } from "./menu-panel";

const load = () => import("./menu-panel").then((module) => module.MenuPanel);
const MenuPanel = dynamic(load, { loading: () => null });

type Props = MenuContent & {
  label: string;
  /** The element that opens the menu. The default is a button with three dots. */
  trigger?: ReactElement;
  boxed?: boolean;
};

/** How a menu was opened: by which element, and whether by a key. */
type Opened = { anchor: HTMLElement; byKey: boolean };

/**
 * Shows a menu of actions or links. Its code is loaded when the pointer or the focus is on the element that opens it.
 */
export function Menu({ label, trigger, boxed, ...content }: Props) {
  const [opened, setOpened] = useState<Opened | null>(null);
  const id = useId();
  const button = (trigger ?? <IconButton icon="dots" label={label} boxed={boxed} />) as ReactElement<
    ComponentProps<"button">
  >;
  const { onPointerDown, onKeyDown } = button.props;
  const press = (event: PointerEvent<HTMLButtonElement>) => {
    if (event.button !== 0 || event.ctrlKey) return;
    // The focus belongs to the menu then.
    if (!opened) event.preventDefault();
    setOpened(opened ? null : { anchor: event.currentTarget, byKey: false });
  };
  const pressKey = (event: KeyboardEvent<HTMLButtonElement>) => {
    if (event.key === "Escape") return setOpened(null);
    if (!["Enter", " ", "ArrowDown"].includes(event.key)) return;
    event.preventDefault();
    setOpened({ anchor: event.currentTarget, byKey: true });
  };
  return (
    <>
      {cloneElement(button, {
        id: button.props.id ?? id,
        "aria-haspopup": "menu",
        "aria-expanded": opened !== null,
        ...loadOnApproach(button.props, load),
        onPointerDown: (event) => {
          onPointerDown?.(event);
          press(event);
        },
        onKeyDown: (event) => {
          onKeyDown?.(event);
          pressKey(event);
        },
      })}
      {opened && <MenuPanel {...content} {...opened} onClose={() => setOpened(null)} />}
    </>
  );
}
