import { useUndoToast } from "@/components/ui/feedback/use-undo-toast";
import type { Result } from "@/lib/core/errors/action-result";

type Version = { id: string; version: number };

type Options<Input, Settings, Data> = {
  /** The resource as it was loaded. */
  resource: Version;
  /** The row of the route table that updates it. */
  route: string;
  /** Returns the part of the form's input that an update takes. */
  toSettings: (input: Input) => Settings;
  update: (input: Settings & Version) => Promise<Result<Data>>;
  /** Returns the text of the toast. */
  toWords: (changed: Data) => string;
  close: () => void;
};

/** Returns the options of a form that updates a resource. It closes with a toast that takes the change back. */
export function useUpdate<Input, Settings extends object, Data extends Version>({
  resource: { id, version },
  route,
  toSettings,
  update,
  toWords,
  close,
}: Options<Input, Settings, Data>) {
  const showUndo = useUndoToast();
  const toInput = (input: Input) => ({ ...toSettings(input), id, version });
  return {
    version,
    request: { route, toInput },
    send: (input: Input) => update(toInput(input)),
    onDone: (changed: Data, before: Input) => {
      close();
      showUndo(toWords(changed), () => update({ ...toInput(before), version: changed.version }), [id]);
    },
  };
}
