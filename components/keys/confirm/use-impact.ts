import { useEffect, useState } from "react";
import { noAnswer } from "@/components/forms/no-answer";
import { useActs } from "@/components/keys/acts";
import type { ImpactFacts, Key } from "@/components/keys/types";

/** Loads the impact of stopping a key. Returns null while it loads and "unknown" if it cannot be loaded. */
export function useImpact(of: Key): ImpactFacts | "unknown" | null {
  const { keyContext } = useActs();
  const [facts, setFacts] = useState<ImpactFacts | "unknown" | null>(null);
  const { getImpact } = keyContext.actions;
  const { slug } = keyContext.organization;
  useEffect(() => {
    let wanted = true;
    getImpact(slug, { id: of.id })
      .catch(noAnswer)
      .then((result) => {
        if (wanted) setFacts(result.ok ? result.data : "unknown");
      });
    return () => {
      wanted = false;
    };
  }, [getImpact, slug, of.id]);
  return facts;
}
