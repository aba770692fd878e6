import { noAnswer } from "@/components/forms/no-answer";
import type { Result } from "@/lib/core/errors/action-result";
import { toErrorToast } from "./to-error-toast";
import { useToast } from "./toast";

/**
 * Returns a function that shows a toast about a change, with an Undo button. `undo` is a server action that takes the
 * change back. Another toast shows its outcome. `about` are the ids of the changed objects that can be deleted: the
 * toast goes with the next toast about one of them.
 */
export function useUndoToast() {
  const toast = useToast();
  return (text: string, undo: () => Promise<Result<unknown>>, about?: readonly string[]) => {
    const takeBack = async () => {
      const result = await undo().catch(noAnswer);
      toast(result.ok ? { text: "Change undone" } : toErrorToast(result.error));
    };
    toast({ text, about, action: { label: "Undo", onSelect: () => void takeBack() } });
  };
}
