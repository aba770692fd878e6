import type { Key } from "@/components/keys/types";
import type { Result } from "@/lib/core/errors/action-result";

/** The props of every confirmation dialog of a key. */
export type QuestionProps = {
  of: Key;
  onClose: () => void;
  /** Waits for the act, then calls `onDone`. Returns the error as a sentence, or undefined on success. */
  attempt: <Data>(run: Promise<Result<Data>>, onDone?: (data: Data) => void) => Promise<string | undefined>;
};
