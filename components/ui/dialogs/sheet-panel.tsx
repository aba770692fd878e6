"use client";

import * as Radix from "@radix-ui/react-dialog";
import { type ReactNode, useRef, useTransition } from "react";
import { useNavigate } from "@/components/ui/buttons/use-navigate";
import { CloseButton } from "./close-button";
import { CloseDialogContext } from "./dialog-context";
import { DialogFooter, DialogHeader } from "./dialog-parts";
import { focusWhole } from "./focus-first";

export type SheetProps = {
  title: string;
  subtitle?: ReactNode;
  /** A tile before the title. */
  mark?: ReactNode;
  footer?: ReactNode;
  /** The address to open on close: the list without the sheet. */
  closeHref: string;
  children: ReactNode;
};

/** Shows the sheet. Its code is loaded when it first opens. */
export function SheetPanel({ title, subtitle, mark, footer, closeHref, children }: SheetProps) {
  const navigate = useNavigate();
  const opener = useRef<Element | null>(null);
  const [closing, startClosing] = useTransition();
  const close = () => startClosing(() => navigate(closeHref, { replace: true, scroll: false }));
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
    <Radix.Root open={!closing} modal={false} onOpenChange={close}>
      <Radix.Portal>
        <Radix.Content
          className="fixed inset-[8px_8px_8px_auto] z-15 flex w-113 max-w-[calc(100vw-16px)] animate-slide flex-col overflow-hidden rounded-12 bg-raised shadow-dialog outline-0 [--control:var(--well)] [--ground:var(--raised)] max-sm:inset-0 max-sm:w-full max-sm:max-w-none max-sm:rounded-none"
          onOpenAutoFocus={takeFocus}
          onCloseAutoFocus={giveBack}
          onInteractOutside={(event) => event.preventDefault()}
          {...(subtitle ? {} : { "aria-describedby": undefined })}
        >
          <CloseDialogContext value={close}>
            <DialogHeader className="items-center border-b border-line pb-3.5">
              {mark}
              <div>
                <Radix.Title>{title}</Radix.Title>
                {subtitle && <Radix.Description>{subtitle}</Radix.Description>}
              </div>
              <Radix.Close asChild>
                <CloseButton />
              </Radix.Close>
            </DialogHeader>
            {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a long sheet must scroll by keyboard */}
            <div className="flex-1 overflow-y-auto px-5 pt-1 pb-6" tabIndex={0}>
              {children}
            </div>
            {footer && <DialogFooter>{footer}</DialogFooter>}
          </CloseDialogContext>
        </Radix.Content>
      </Radix.Portal>
    </Radix.Root>
  );
}
