"use client";

import * as Radix from "@radix-ui/react-dialog";
import type { ComponentProps, ReactElement, ReactNode } from "react";
import { CloseButton } from "@/components/ui/close-button";
import { cn } from "@/components/ui/cn";
import { focusFirst } from "@/components/ui/focus-first";
import { useOpener } from "@/components/ui/use-opener";

type Props = {
  trigger?: ReactElement;
  open?: boolean;
  onOpenChange?: (open: boolean) => void;
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

/** Creating and editing over the page; on a phone the whole screen, unless small. The body scrolls, the footer stays. */
export function Dialog({ trigger, open, onOpenChange, size = "m", low, ...content }: Props) {
  const { remember, giveBack } = useOpener();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      {trigger && <Radix.Trigger asChild>{trigger}</Radix.Trigger>}
      <Radix.Portal>
        <Radix.Overlay className={cn("scrim", low && "scrim-low", size === "s" && "scrim-box")}>
          <Radix.Content
            className={cn("dialog", size !== "m" && `dialog-${size}`)}
            onOpenAutoFocus={(event) => {
              remember();
              focusFirst(event);
            }}
            onCloseAutoFocus={giveBack}
            {...(content.description ? {} : { "aria-describedby": undefined })}
          >
            <Inside {...content} />
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

type InsideProps = Pick<
  Props,
  "title" | "description" | "footer" | "alert" | "closeless" | "form" | "children"
>;

function Inside({ title, description, footer, alert, closeless, form, children }: InsideProps) {
  const body = (
    <>
      <div className="dialog-body">{children}</div>
      {alert && <div className="px-5 pb-4 empty:hidden">{alert}</div>}
      {footer && <div className="dialog-foot">{footer}</div>}
    </>
  );
  return (
    <>
      <div className="dialog-head">
        <div>
          <Radix.Title>{title}</Radix.Title>
          {description && <Radix.Description>{description}</Radix.Description>}
        </div>
        {!closeless && (
          <Radix.Close asChild>
            <CloseButton />
          </Radix.Close>
        )}
      </div>
      {form ? <form {...form}>{body}</form> : body}
    </>
  );
}

/** The left end of a footer, for the gentler way. On a phone it has a line of its own. */
export function DialogStart({ children }: { children: ReactNode }) {
  return <span className="dialog-start">{children}</span>;
}

/** Closes the dialog or sheet around it when its one child is pressed. */
export function DialogClose({ children }: { children: ReactElement }) {
  return <Radix.Close asChild>{children}</Radix.Close>;
}
