import { type FormEvent, useId, useState } from "react";
import { Button } from "@/components/ui/buttons/button";
import { ListItem, ListText } from "@/components/ui/card";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import { Input } from "@/components/ui/fields/input";
import { fieldError, type Result } from "@/lib/core/errors/action-result";
import type { Settings } from "./types";

type Props = {
  settings: Settings;
  save: (patch: Pick<Settings, "markUpPercent">) => Promise<Result<Settings>>;
};

/** Shows the mark-up on the providers' cost, with a button that saves a changed one. */
export function MarkUp({ settings: { markUpPercent }, save }: Props) {
  const toast = useToast();
  const showUndo = useUndoToast();
  const [text, setText] = useState(String(markUpPercent));
  const hintId = useId();
  const { send, pending, problem } = useResult(
    save,
    (saved) => {
      setText(String(saved.markUpPercent));
      showUndo(`The mark-up is ${saved.markUpPercent}%.`, async () => {
        const result = await save({ markUpPercent });
        if (result.ok) setText(String(markUpPercent));
        return result;
      });
    },
    (error) => fieldError(error, "markUpPercent") ?? toast(toErrorToast(error)),
  );
  const refused = problem("markUpPercent");
  const wanted = Number(text.trim() || "0");
  const submit = (event: FormEvent) => {
    event.preventDefault();
    send({ markUpPercent: wanted });
  };
  return (
    <ListItem className="pr-4">
      <ListText>
        <p className="font-medium text-ink">Mark-up</p>
        <p id={hintId} className={refused ? "text-red" : "text-ink-2"} role={refused ? "alert" : undefined}>
          {refused ?? "Usage and Models show the client cost with it, beside the providers’ cost."}
        </p>
      </ListText>
      <form className="flex items-center gap-2" onSubmit={submit}>
        <Input
          className="w-24"
          aria-label="Mark-up in percent"
          aria-describedby={hintId}
          aria-invalid={refused ? true : undefined}
          inputMode="decimal"
          autoComplete="off"
          after="%"
          value={text}
          onChange={({ target }) => setText(target.value)}
        />
        <Button type="submit" pending={pending} disabled={wanted === markUpPercent}>
          Save
        </Button>
      </form>
    </ListItem>
  );
}
