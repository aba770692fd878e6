import { useToast } from "@/components/ui/toast";
import type { ActionError } from "@/lib/core/errors/action-result";

/** Returns a function that shows an error as a toast. A closed confirmation dialog is no error. */
export function useFailureToast() {
  const toast = useToast();
  return ({ message, reason }: ActionError) => {
    if (reason !== "step_up") toast({ text: message, bad: true });
  };
}
