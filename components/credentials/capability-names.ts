import type { Capability } from "@/lib/credentials/catalogue/provider";

/** The names of what providers are used for. */
export const capabilityNames: Record<Capability, string> = {
  model: "Models",
  storage: "Storage",
  cloud: "Cloud",
};
