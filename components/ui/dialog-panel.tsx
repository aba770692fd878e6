"use client";

import * as Radix from "@radix-ui/react-dialog";
import type { ComponentProps, ReactNode } from "react";
import { CloseButton } from "@/components/ui/close-button";
import { CloseDialogContext } from "@/components/ui/dialog-context";
import {
  DialogBody,
  DialogFooter,
  DialogHeader,
  dialogVariants,
  overlayVariants,
} from "@/components/ui/dialog-parts";
import { focusFirst } from "@/components/ui/focus-first";
import { useOpener } from "@/components/ui/use-opener";

export type DialogContent = {
  /** Names the act and the thing. */
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  /** Stands above the footer, and does not scroll. */
  alert?: ReactNode;
  size?: "s" | "m" | "l";
  /** Starts lower on the page, for short contents. */
  low?: boolean;
  /** Without the cross: only the footer closes it. */
  closeless?: boolean;
  /** Makes body and footer one form. */
  form?: ComponentProps<"form">;
  children: ReactNode;
};

type Props = DialogContent & { open: boolean; onOpenChange: (open: boolean) => void };

/** The part of a dialog that is loaded when it opens. */
export function DialogPanel({ open, onOpenChange, size = "m", low, ...content }: Props) {
  const { remember, giveBack } = useOpener();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay data-slot="overlay" className={overlayVariants({ low, boxed: size === "s" })}>
          <Radix.Content
            className={dialogVariants({ size, boxed: size === "s" })}
            onOpenAutoFocus={(event) => {
              remember();
              focusFirst(event);
            }}
            onCloseAutoFocus={giveBack}
            {...(content.description ? {} : { "aria-describedby": undefined })}
          >
            <CloseDialogContext value={() => onOpenChange(false)}>
              <Inside {...content} />
            </CloseDialogContext>
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

type InsideProps = Pick<
  DialogContent,
  "title" | "description" | "footer" | "alert" | "closeless" | "form" | "children"
>;

function Inside({ title, description, footer, alert, closeless, form, children }: InsideProps) {
  const body = (
    <>
      <DialogBody>{children}</DialogBody>
      {alert && <div className="px-5 pb-4 empty:hidden">{alert}</div>}
      {footer && <DialogFooter>{footer}</DialogFooter>}
    </>
  );
  return (
    <>
      <DialogHeader>
        <div>
          <Radix.Title>{title}</Radix.Title>
          {description && <Radix.Description>{description}</Radix.Description>}
        </div>
        {!closeless && (
          <Radix.Close asChild>
            <CloseButton />
          </Radix.Close>
        )}
      </DialogHeader>
      {form ? (
        <form {...form} className="contents">
          {body}
        </form>
      ) : (
        body
      )}
    </>
  );
}
