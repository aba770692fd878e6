"use client";

import dynamic from "next/dynamic";
import { cloneElement, type HTMLAttributes, type ReactElement, useId, useState } from "react";
import type { TooltipContent } from "./tooltip-panel";
import { useTooltip } from "./use-tooltip";

const load = () => import("./tooltip-panel").then((module) => module.TooltipPanel);
const TooltipPanel = dynamic(load, { loading: () => null });

type Props = TooltipContent & { children: ReactElement };

/** Shows a text on hover and keyboard focus of its child. Its code is loaded then. */
export function Tooltip({ children, ...content }: Props) {
  const id = useId();
  const [anchor, setAnchor] = useState<HTMLElement | null>(null);
  const { open, openSoon, openNow, closeSoon, close } = useTooltip();
  const child = children as ReactElement<HTMLAttributes<HTMLElement>>;
  const { onPointerEnter, onPointerLeave, onPointerDown, onFocus, onBlur } = child.props;
  return (
    <>
      {cloneElement(child, {
        ...(open && { "aria-describedby": id }),
        onPointerEnter: (event) => {
          onPointerEnter?.(event);
          if (event.pointerType === "touch") return;
          setAnchor(event.currentTarget);
          void load();
          openSoon();
        },
        onPointerLeave: (event) => {
          onPointerLeave?.(event);
          closeSoon();
        },
        onPointerDown: (event) => {
          onPointerDown?.(event);
          close();
        },
        onFocus: (event) => {
          onFocus?.(event);
          // Not when a dialog closes and returns the focus after a click.
          if (!event.currentTarget.matches(":focus-visible")) return;
          setAnchor(event.currentTarget);
          openNow();
        },
        onBlur: (event) => {
          onBlur?.(event);
          close();
        },
      })}
      {open && anchor && (
        <TooltipPanel
          {...content}
          id={id}
          anchor={anchor}
          onEnter={openNow}
          onLeave={closeSoon}
          onClose={close}
        />
      )}
    </>
  );
}
