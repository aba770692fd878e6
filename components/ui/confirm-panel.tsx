"use client";

import { AlertDialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import { noAnswer } from "@/components/forms/no-answer";
import { Alert } from "@/components/ui/alert";
import { Button } from "@/components/ui/button";
import {
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogStart,
  dialogVariants,
  overlayVariants,
} from "@/components/ui/dialog-parts";
import { focusFirst } from "@/components/ui/focus-first";
import { TextField } from "@/components/ui/text-field";
import { useOpener } from "@/components/ui/use-opener";

export type ConfirmContent = {
  /** "Revoke CI server?" */
  title: string;
  description: ReactNode;
  /** "Revoke key" */
  verb: string;
  /** Does it; words that come back are an error, shown in place. */
  onConfirm: () => Promise<string | undefined>;
  harmless?: boolean;
  /** The gentler way, on the left: a button. */
  gentler?: ReactNode;
  /** What has to be typed before the verb can be pressed: the name of the thing. */
  typed?: string;
  /** The impact. */
  children?: ReactNode;
};

type Props = ConfirmContent & { open: boolean; onOpenChange: (open: boolean) => void };

/** The part of a question that is loaded when it opens. */
export function ConfirmPanel({ open, onOpenChange, ...content }: Props) {
  const { remember, giveBack } = useOpener();
  return (
    <Radix.Root open={open} onOpenChange={onOpenChange}>
      <Radix.Portal>
        <Radix.Overlay data-slot="overlay" className={overlayVariants({ low: true, boxed: true })}>
          <Radix.Content
            className={dialogVariants({ size: "s", boxed: true })}
            onOpenAutoFocus={(event) => {
              remember();
              if (content.typed !== undefined) focusFirst(event);
            }}
            onCloseAutoFocus={giveBack}
          >
            <Question {...content} onDone={() => onOpenChange(false)} />
          </Radix.Content>
        </Radix.Overlay>
      </Radix.Portal>
    </Radix.Root>
  );
}

type QuestionProps = ConfirmContent & { onDone: () => void };

function Question(props: QuestionProps) {
  const { title, description, verb, onConfirm, harmless, gentler, typed, children, onDone } = props;
  const [text, setText] = useState("");
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();
  const blocked = typed !== undefined && text !== typed;
  const confirm = async () => {
    if (blocked) return;
    setPending(true);
    const problem = await onConfirm().catch(() => noAnswer().error.message);
    setPending(false);
    setError(problem);
    if (problem === undefined) onDone();
  };
  return (
    <>
      <DialogHeader>
        <div>
          <Radix.Title>{title}</Radix.Title>
          <Radix.Description>{description}</Radix.Description>
        </div>
      </DialogHeader>
      <DialogBody className={!children && !typed && !error ? "pt-0" : ""}>
        {children}
        {typed !== undefined && (
          <TextField
            label={`Type ${typed} to confirm`}
            value={text}
            onChange={(event) => setText(event.target.value)}
            autoComplete="off"
            spellCheck={false}
          />
        )}
        {error && (
          <Alert tone="red" role="alert">
            {error}
          </Alert>
        )}
      </DialogBody>
      <DialogFooter>
        {gentler && <DialogStart>{gentler}</DialogStart>}
        <Radix.Cancel asChild>
          <Button>Cancel</Button>
        </Radix.Cancel>
        <Button
          variant={harmless ? "primary" : "danger-solid"}
          pending={pending}
          disabled={blocked}
          onClick={confirm}
        >
          {verb}
        </Button>
      </DialogFooter>
    </>
  );
}
