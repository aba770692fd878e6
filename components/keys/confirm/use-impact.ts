import { useEffect, useState } from "react";
import { noAnswer } from "@/components/forms/no-answer";
import { useActs } from "@/components/keys/acts";
import type { ImpactFacts, Key } from "@/components/keys/types";

type Found = ImpactFacts | "unknown" | null;

/** Returns the number of unrevoked keys that a key created, 0 while it is not known. */
export const countCreated = (facts: Found) => (facts === null || facts === "unknown" ? 0 : facts.createdKeys);

/** Loads the impact of stopping a key. Returns null while it loads and "unknown" if it cannot be loaded. */
export function useImpact(of: Key): Found {
  const { keyContext } = useActs();
  const [facts, setFacts] = useState<Found>(null);
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
