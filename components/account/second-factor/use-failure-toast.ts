import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import type { ActionError } from "@/lib/core/errors/action-result";

/** Returns a function that shows an error as a toast. A closed confirmation dialog is no error. */
export function useFailureToast() {
  const toast = useToast();
  return (error: ActionError) => {
    if (error.reason !== "step_up") toast(toErrorToast(error));
  };
}
