"use client";

import { Menu as Radix } from "radix-ui/internal";
import { type FocusEvent, useRef } from "react";
import { Kbd } from "@/components/ui/buttons/kbd";
import { Link } from "@/components/ui/buttons/link";
import { cn } from "@/components/ui/cn";
import { Icon, type IconName } from "@/components/ui/icon";
import { menuItemVariants, menuLabel } from "./menu-item";

export type MenuItem =
  | "line"
  | { heading: string }
  | {
      label: string;
      icon?: IconName;
      /** The address to open. An item has either `href` or `onSelect`. */
      href?: string;
      onSelect?: () => void;
      /** Whether it is the current page or value. It has a tick on the right. */
      current?: boolean;
      danger?: boolean;
      kbd?: string;
      /** Why it is disabled, on a second line. */
      reason?: string;
    };

export type MenuContent = {
  items: readonly MenuItem[];
  align?: "start" | "end";
  side?: "top" | "bottom" | "right";
  className?: string;
  /** The element that contains the menu: a drawer. The default is the page. */
  container?: HTMLElement | null;
};

type Props = MenuContent & {
  /** The element that opened it. It names the menu and gets the focus back. */
  anchor: HTMLElement;
  /** Whether it was opened by a key. The first item has the focus then. */
  byKey: boolean;
  onClose: () => void;
};

/** Shows the items of a menu. It is open while it is rendered. */
export function MenuPanel({
  items,
  align = "end",
  side,
  className,
  container,
  anchor,
  byKey,
  onClose,
}: Props) {
  const chosen = useRef<(() => void) | undefined>(undefined);
  const leftForElsewhere = useRef(false);
  const choose = (onSelect: (() => void) | undefined) => {
    chosen.current = onSelect;
  };
  return (
    <Radix.Root open onOpenChange={onClose} modal={false}>
      <Radix.Anchor virtualRef={{ current: anchor }} />
      <Radix.Portal container={container}>
        <Radix.Content
          className={cn(
            "z-30 max-h-[min(420px,var(--radix-popper-available-height,100dvh))] max-w-[min(360px,calc(100vw-16px))] min-w-52 animate-appear overflow-y-auto rounded-[10px] bg-raised p-1 shadow-menu",
            className,
          )}
          aria-labelledby={anchor.id}
          align={align}
          side={side}
          sideOffset={4}
          collisionPadding={8}
          loop
          onFocus={(event) => byKey && focusFirstItem(event)}
          onInteractOutside={() => {
            leftForElsewhere.current = true;
          }}
          onCloseAutoFocus={(event) => {
            event.preventDefault();
            if (!leftForElsewhere.current) anchor.focus();
            // After the focus is back: a dialog that opens now returns it to that element.
            setTimeout(chosen.current ?? (() => undefined));
          }}
        >
          {items.map((item, index) => (
            <Entry key={toItemKey(item, index)} item={item} choose={choose} />
          ))}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** Moves the focus from an opened menu to its first item. */
function focusFirstItem({ target, currentTarget, relatedTarget }: FocusEvent<HTMLElement>) {
  if (target !== currentTarget || (relatedTarget && target.contains(relatedTarget))) return;
  target.querySelector<HTMLElement>("[role=menuitem]:not([data-disabled])")?.focus();
}

function toItemKey(item: MenuItem, index: number): string {
  if (item === "line") return `line ${index}`;
  return "heading" in item ? item.heading : `${item.label} ${item.href ?? ""}`;
}

type EntryProps = { item: MenuItem; choose: (onSelect: (() => void) | undefined) => void };

function Entry({ item, choose }: EntryProps) {
  if (item === "line") return <Radix.Separator className="-mx-1 my-1 h-px bg-line" />;
  if ("heading" in item) return <Radix.Label className={menuLabel}>{item.heading}</Radix.Label>;
  const { label, icon, href, onSelect, current, danger, kbd, reason } = item;
  const inside = (
    <>
      {icon && <Icon name={icon} />}
      <span className="min-w-0">
        <span className="block truncate">{label}</span>
        {reason && (
          <span className="block overflow-hidden text-12 text-ellipsis text-ink-3 whitespace-normal">
            {reason}
          </span>
        )}
      </span>
      {kbd && <Kbd className="ml-auto border-0 bg-transparent p-0">{kbd}</Kbd>}
      {current && (
        <span className="ml-auto">
          <Icon name="check" label="Current" />
        </span>
      )}
    </>
  );
  return (
    <Radix.Item
      asChild={href !== undefined && !reason}
      className={menuItemVariants({ danger })}
      disabled={reason !== undefined}
      onSelect={() => choose(onSelect)}
    >
      {href !== undefined && !reason ? (
        <Link href={href} scroll={!href.startsWith("?")} prefetch={false}>
          {inside}
        </Link>
      ) : (
        inside
      )}
    </Radix.Item>
  );
}
