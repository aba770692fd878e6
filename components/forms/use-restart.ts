import { useEffect, useRef } from "react";
import type { DefaultValues, FieldValues } from "react-hook-form";
import type { ServerForm } from "./use-server-form";

/**
 * Returns a function that restarts a form with its first values. The form also restarts when the version of the
 * edited record changes.
 */
export function useRestart<Values extends FieldValues>(
  { form, forget }: ServerForm<Values>,
  start: DefaultValues<Values>,
  version: number | undefined,
) {
  const restart = () => {
    form.reset(start);
    forget();
  };
  const read = useRef(version);
  useEffect(() => {
    if (read.current !== version) restart();
    read.current = version;
  });
  return restart;
}
