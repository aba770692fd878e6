import type { ActionError } from "@/lib/core/errors/action-result";
import type { Message } from "./toast-message";

/**
 * Maps an error of a server action to a toast, with the name of the object if there is one. An error that the
 * server answered has a link to its guide.
 */
export const toErrorToast = ({ message, code, requestId }: ActionError, name?: string): Message => ({
  text: name ? `${name}: ${message}` : message,
  bad: true,
  ...(requestId && { helpHref: `/docs/errors/${code}` }),
});
