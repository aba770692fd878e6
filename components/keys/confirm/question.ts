import type { Key } from "@/components/keys/types";
import type { Result } from "@/lib/core/action-result";

/** What every question about a key gets. */
export type QuestionProps = {
  of: Key;
  onClose: () => void;
  /** Does it, and returns what went wrong, as a sentence. */
  attempt: <Data>(run: Promise<Result<Data>>, onDone?: (data: Data) => void) => Promise<string | undefined>;
};
