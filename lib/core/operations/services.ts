import type { Engine } from "@/db/client";
import type { Logger } from "@/lib/core/log";
import type { Keyring } from "./context";

/** The services that a process opens once and passes to every adapter. */
export type Services = {
  engine: Engine;
  keyring: Keyring;
  log: Logger;
  allowPrivateUpstreams: boolean;
  /** Returns the value of a provider's environment variable, null when it is not set. */
  providerVariable: (name: string) => string | null;
};
