import type { DefaultValues, FieldValues } from "react-hook-form";
import { useDraft } from "./use-draft";
import { useRestart } from "./use-restart";
import { useServerForm } from "./use-server-form";

type Options<Draft extends FieldValues, Input extends FieldValues, Data> = Omit<
  Parameters<typeof useServerForm<Draft, Input, Data>>[0],
  "defaultValues" | "onDone"
> & {
  start: Draft;
  /** Receives the answer, and the input that sets the first values again. */
  onDone: (data: Data, before: Input) => void;
  /** The version of the edited resource. When it changes, the form restarts. */
  version?: number | undefined;
};

/** The options that the form of a resource leaves to its dialogs: to the one that creates, and the one that edits. */
export type DialogOptions<Draft extends FieldValues, Input extends FieldValues, Data> = Omit<
  Options<Draft, Input, Data>,
  "schema" | "toInput"
>;

/** Creates the form of a resource: its draft, the errors of its fields, and a function that restarts it. */
export function useResourceForm<Draft extends FieldValues, Input extends FieldValues, Data>({
  start,
  version,
  onDone,
  ...options
}: Options<Draft, Input, Data>) {
  const defaultValues = start as DefaultValues<Draft>;
  const server = useServerForm<Draft, Input, Data>({
    ...options,
    defaultValues,
    onDone: (data) => onDone(data, options.toInput(start)),
  });
  const restart = useRestart(server, defaultValues, version);
  return { ...server, ...useDraft(server), restart };
}
