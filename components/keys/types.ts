import type { z } from "zod";
import type { ActionOf } from "@/components/ui/action";
import type { Option } from "@/components/ui/select";
import type { getImpact } from "@/lib/keys/insights/impact";
import type { simulateKey } from "@/lib/keys/insights/simulate";
import type { keyWithSecret, listedKey } from "@/lib/keys/key-view";
import type { createKey } from "@/lib/keys/operations/create-key";
import type { deleteKey } from "@/lib/keys/operations/delete-key";
import type { getKey } from "@/lib/keys/operations/list-keys";
import type { extendGrace, rotateKey } from "@/lib/keys/operations/rotate-key";
import type { archiveKey, revokeKey } from "@/lib/keys/operations/switch-key";
import type { updateKey } from "@/lib/keys/operations/update-key";

export type Key = z.input<typeof listedKey>;
export type KeyWithSecret = z.input<typeof keyWithSecret>;

/** A secret that was just made. */
export type Issued = KeyWithSecret & { how: "created" | "rotated" };

export type Simulation = z.input<(typeof simulateKey)["output"]>;
export type ImpactFacts = z.input<(typeof getImpact)["output"]>;

type Toggle = ActionOf<typeof archiveKey>;

/** What can be done to keys, as the pages hand it down. */
export type KeyActions = {
  getKey: ActionOf<typeof getKey>;
  getImpact: ActionOf<typeof getImpact>;
  simulateKey: ActionOf<typeof simulateKey>;
  createKey: ActionOf<typeof createKey>;
  updateKey: ActionOf<typeof updateKey>;
  rotateKey: ActionOf<typeof rotateKey>;
  endGrace: Toggle;
  extendGrace: ActionOf<typeof extendGrace>;
  enableKey: Toggle;
  disableKey: Toggle;
  revokeKey: ActionOf<typeof revokeKey>;
  restoreKey: Toggle;
  archiveKey: Toggle;
  unarchiveKey: Toggle;
  deleteKey: ActionOf<typeof deleteKey>;
};

/** Where keys are worked on, and what their dialogs have to know. */
export type KeyContext = {
  /** The organization's slug and name. */
  organization: { slug: string; name: string };
  /** What applications put into their SDK. */
  baseUrl: string;
  /** The runtime that a test request with a new key names. */
  testModel?: string | undefined;
  expiryRequired: boolean;
  defaultScopes: string[];
  /** The scopes of Keystead that the person may put on a key. */
  grantable: string[];
  /** Those that the person may make keys in, by name; `find` knows those that are left out. */
  projects: { options: Option[]; find?: (text: string) => Promise<Option[]> };
  /** The names of projects of ids, as far as the person sees them. */
  nameProjects: (ids: string[]) => Promise<Option[]>;
  /** Whether the person may make keys of the organization. */
  mayOwn: boolean;
  actions: KeyActions;
};
