import type { Engine } from "@/db/client";
import type { Keyring } from "./context";
import type { Logger } from "./log";

/** What one running process of Keystead works with: opened once, handed to every door. */
export type Services = {
  engine: Engine;
  keyring: Keyring;
  log: Logger;
  allowPrivateUpstreams: boolean;
  /** The value of a provider's environment variable, null where it is not set. */
  providerVariable: (name: string) => string | null;
};
