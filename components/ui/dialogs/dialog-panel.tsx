"use client";

import * as Radix from "@radix-ui/react-dialog";
import type { ComponentProps, ReactNode } from "react";
import { useOpener } from "@/components/ui/popovers/use-opener";
import { CloseButton } from "./close-button";
import { CloseDialogContext } from "./dialog-context";
import { DialogBody, DialogFooter, DialogHeader, dialogVariants, overlayVariants } from "./dialog-parts";
import { focusFirst } from "./focus-first";

export type DialogContent = {
  /** The action and its object: "Rename Search". */
  title: string;
  description?: ReactNode;
  footer?: ReactNode;
  /** A message above the footer. It does not scroll. */
  alert?: ReactNode;
  /** A button beside the close button. */
  aside?: ReactNode;
  size?: "s" | "m" | "l";
  /** Whether the dialog starts lower on the page. For short contents. */
  low?: boolean;
  /** Whether the close button is hidden. Only the footer then closes the dialog. */
  closeless?: boolean;
  /** The props of a form around body and footer. */
  form?: ComponentProps<"form">;
  children: ReactNode;
};

type Props = DialogContent & { open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the dialog. Its code is loaded when it first opens. */
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
  "title" | "description" | "footer" | "alert" | "aside" | "closeless" | "form" | "children"
>;

function Inside({ title, description, footer, alert, aside, closeless, form, children }: InsideProps) {
  const body = (
    <>
      <DialogBody>{children}</DialogBody>
      {alert && <div className="px-5 pb-4 empty:hidden max-sm:px-4">{alert}</div>}
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
        <div className="ml-auto flex flex-none items-center gap-0.5">
          {aside}
          {!closeless && (
            <Radix.Close asChild>
              <CloseButton />
            </Radix.Close>
          )}
        </div>
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
