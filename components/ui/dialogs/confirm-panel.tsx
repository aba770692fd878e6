"use client";

import { AlertDialog as Radix } from "radix-ui";
import { type ReactNode, useState } from "react";
import type { CurrentRequest } from "@/components/forms/api-request";
import { CopyAsCurl } from "@/components/forms/copy-as-curl";
import { noAnswer } from "@/components/forms/no-answer";
import { Button } from "@/components/ui/buttons/button";
import { Alert } from "@/components/ui/feedback/alert";
import { TextField } from "@/components/ui/fields/text-field";
import { useOpener } from "@/components/ui/popovers/use-opener";
import {
  DialogBody,
  DialogFooter,
  DialogHeader,
  DialogStart,
  dialogVariants,
  overlayVariants,
} from "./dialog-parts";
import { focusFirst } from "./focus-first";

export type ConfirmContent = {
  /** The question: "Revoke CI server?". */
  title: string;
  description: ReactNode;
  /** The label of the confirm button: "Revoke key". */
  verb: string;
  /** Runs the action. Returns an error message to show, or undefined on success. */
  onConfirm: () => Promise<string | undefined>;
  harmless?: boolean;
  /** The button of a less destructive alternative, on the left. */
  gentler?: ReactNode;
  /** The requests of the public API that do the same. */
  request?: CurrentRequest | readonly CurrentRequest[];
  /** The text to type before the confirm button is enabled. */
  typed?: string;
  /** The impact of the action. */
  children?: ReactNode;
};

type Props = ConfirmContent & { open: boolean; onOpenChange: (open: boolean) => void };

/** Shows the confirmation dialog. Its code is loaded when it first opens. */
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

/** Returns a function that runs the action, with its pending state and error message. */
function useConfirmation(onConfirm: ConfirmContent["onConfirm"], onDone: () => void) {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<string>();
  const confirm = async () => {
    setPending(true);
    const problem = await onConfirm().catch(() => noAnswer().error.message);
    setPending(false);
    setError(problem);
    if (problem === undefined) onDone();
  };
  return { confirm, pending, error };
}

type QuestionProps = ConfirmContent & { onDone: () => void };

function Question(props: QuestionProps) {
  const { title, description, verb, onConfirm, harmless, gentler, request, typed, children, onDone } = props;
  const [text, setText] = useState("");
  const { confirm, pending, error } = useConfirmation(onConfirm, onDone);
  const blocked = typed !== undefined && text !== typed;
  return (
    <>
      <DialogHeader>
        <div>
          <Radix.Title>{title}</Radix.Title>
          <Radix.Description>{description}</Radix.Description>
        </div>
        {request && (
          <div className="ml-auto flex-none">
            <CopyAsCurl request={request} />
          </div>
        )}
      </DialogHeader>
      <DialogBody className={!children && !typed && !error ? "-mt-2 pt-0" : ""}>
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
