import type { DefaultValues, FieldValues } from "react-hook-form";
import { useDraft } from "./use-draft";
import { useRestart } from "./use-restart";
import { useServerForm } from "./use-server-form";

type Options<Draft extends FieldValues, Input extends FieldValues, Data> = Omit<
  Parameters<typeof useServerForm<Draft, Input, Data>>[0],
  "defaultValues"
> & {
  start: DefaultValues<Draft>;
  /** The version of the edited resource. When it changes, the form restarts. */
  version?: number | undefined;
};

/** Creates the form of a resource: its draft, the errors of its fields, and a function that restarts it. */
export function useResourceForm<Draft extends FieldValues, Input extends FieldValues, Data>({
  start,
  version,
  ...options
}: Options<Draft, Input, Data>) {
  const server = useServerForm<Draft, Input, Data>({ ...options, defaultValues: start });
  const restart = useRestart(server, start, version);
  return { ...server, ...useDraft(server), restart };
}
