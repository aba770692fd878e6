import { useEffect, useState } from "react";
import type { Choices, Model } from "@/components/runtimes/types";

const TYPING_MS = 300;

/** Reads the price of a provider's model while it is typed. Returns null until it is known. */
export function useModel(read: Choices["readModel"], org: string, provider: string, model: string) {
  const [found, setFound] = useState<Model | null>(null);
  const name = model.trim();
  useEffect(() => {
    if (provider === "" || name === "") return;
    let isCurrent = true;
    const timer = setTimeout(async () => {
      const result = await read(org, { provider, model: name }).catch(() => null);
      if (isCurrent) setFound(result?.ok ? result.data : null);
    }, TYPING_MS);
    return () => {
      isCurrent = false;
      clearTimeout(timer);
    };
  }, [read, org, provider, name]);
  return found?.provider === provider && found.model === name ? found : null;
}
