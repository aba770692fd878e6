"use client";

import * as Radix from "@radix-ui/react-dialog";
import { useRouter } from "next/navigation";
import { type ReactNode, useRef } from "react";
import { CloseButton } from "@/components/ui/close-button";
import { focusWhole } from "@/components/ui/focus-first";

type Props = {
  title: string;
  subtitle?: ReactNode;
  /** Before the title: a tile. */
  mark?: ReactNode;
  footer?: ReactNode;
  /** Where the page goes when it is closed: the address of the list without it. */
  closeHref?: string;
  onClose?: () => void;
  children: ReactNode;
};

/** One object beside its list, which stays in use. Render it to show it. */
export function Sheet({ title, subtitle, mark, footer, closeHref, onClose, children }: Props) {
  const router = useRouter();
  const opener = useRef<Element | null>(null);
  const close = () => {
    onClose?.();
    if (closeHref) router.replace(closeHref, { scroll: false });
  };
  const takeFocus = (event: Event) => {
    opener.current = document.activeElement;
    focusWhole(event);
  };
  const giveBack = (event: Event) => {
    event.preventDefault();
    const lost = document.activeElement === document.body;
    if (lost && opener.current instanceof HTMLElement) opener.current.focus();
  };
  return (
    <Radix.Root open modal={false} onOpenChange={close}>
      <Radix.Portal>
        <Radix.Content
          className="sheet"
          onOpenAutoFocus={takeFocus}
          onCloseAutoFocus={giveBack}
          onInteractOutside={(event) => event.preventDefault()}
          {...(subtitle ? {} : { "aria-describedby": undefined })}
        >
          <div className="dialog-head">
            {mark}
            <div>
              <Radix.Title>{title}</Radix.Title>
              {subtitle && <Radix.Description>{subtitle}</Radix.Description>}
            </div>
            <Radix.Close asChild>
              <CloseButton />
            </Radix.Close>
          </div>
          {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long sheet scrolls, and must do so by keyboard */}
          <div className="sheet-body" tabIndex={0}>
            {children}
          </div>
          {footer && <div className="dialog-foot">{footer}</div>}
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}

/** A part of a sheet, with a line above it. */
export function SheetSection({ title, children }: { title?: string; children: ReactNode }) {
  return (
    <section className="sheet-sec">
      {title && <h3>{title}</h3>}
      {children}
    </section>
  );
}
