import { useRef, useState } from "react";
import { toErrorToast } from "@/components/ui/feedback/to-error-toast";
import { useToast } from "@/components/ui/feedback/toast";
import { useResult } from "@/components/ui/feedback/use-result";
import type { Settings, UpdateSettings } from "./types";

/**
 * Holds the settings of an organization. `change` shows a change immediately, and takes it back if the server
 * refuses it. `save` returns the server's answer. Changes are sent one after the other, each with the version that
 * the one before it made.
 */
export function useSettings(loaded: Settings, update: UpdateSettings) {
  const toast = useToast();
  const [answered, setAnswered] = useState(loaded);
  const [wanted, setWanted] = useState<Partial<Settings>>({});
  const saved = answered.version > loaded.version ? answered : loaded;
  const last = useRef<Promise<number>>(Promise.resolve(0));
  const save = (patch: Partial<Settings>) => {
    const answer = last.current.then((version) =>
      update(saved.slug, { ...patch, version: Math.max(version, saved.version) }),
    );
    const accepted = answer.then((result) => {
      if (result.ok) setAnswered(result.data);
      return result.ok ? result.data.version : 0;
    });
    last.current = accepted.catch(() => 0);
    return answer;
  };
  const { send } = useResult(
    save,
    (settings) => setWanted((still) => omitSaved(still, settings)),
    (error) => {
      setWanted({});
      toast(toErrorToast(error));
    },
  );
  return {
    settings: { ...saved, ...wanted },
    save,
    change: (patch: Partial<Settings>) => {
      setWanted((still) => ({ ...still, ...patch }));
      send(patch);
    },
  };
}

/** Returns the wanted values that differ from the saved ones. */
function omitSaved(wanted: Partial<Settings>, saved: Settings): Partial<Settings> {
  const names = (Object.keys(wanted) as (keyof Settings)[]).filter(
    (name) => JSON.stringify(wanted[name]) !== JSON.stringify(saved[name]),
  );
  return Object.fromEntries(names.map((name) => [name, wanted[name]]));
}
