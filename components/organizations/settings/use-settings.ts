import { useState } from "react";
import { useToast } from "@/components/ui/toast";
import { useResult } from "@/components/ui/use-result";
import type { Settings, UpdateSettings } from "./types";

/**
 * Holds the settings of an organization. `change` shows a change immediately, and takes it back if the server
 * refuses it. Further changes are ignored until the server has answered.
 */
export function useSettings(loaded: Settings, update: UpdateSettings) {
  const toast = useToast();
  const [answered, setAnswered] = useState(loaded);
  const [wanted, setWanted] = useState<Partial<Settings>>({});
  const saved = answered.version > loaded.version ? answered : loaded;
  const { send, pending } = useResult(
    (patch: Partial<Settings>) => update(saved.slug, { ...patch, version: saved.version }),
    (settings) => {
      setAnswered(settings);
      setWanted({});
    },
    ({ message }) => {
      setWanted({});
      toast({ text: message, bad: true });
    },
  );
  return {
    settings: { ...saved, ...wanted },
    change: (patch: Partial<Settings>) => {
      if (pending) return;
      setWanted(patch);
      send(patch);
    },
  };
}
