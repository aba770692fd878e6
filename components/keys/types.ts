import type { z } from "zod";
import type { SampleModels } from "@/components/samples/types";
import type { ActionOf } from "@/components/ui/feedback/action";
import type { Option } from "@/components/ui/fields/select";
import type { getBulkImpact } from "@/lib/keys/insights/bulk-impact";
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

/** A new secret with its key. */
export type Issued = KeyWithSecret & { how: "created" | "rotated" };

export type Simulation = z.input<(typeof simulateKey)["output"]>;
export type ImpactFacts = z.input<(typeof getImpact)["output"]>;
export type BulkImpact = z.input<(typeof getBulkImpact)["output"]>;

type Toggle = ActionOf<typeof archiveKey>;

/** The server actions on keys, as pages pass them to components. */
export type KeyActions = {
  getKey: ActionOf<typeof getKey>;
  getImpact: ActionOf<typeof getImpact>;
  getBulkImpact: ActionOf<typeof getBulkImpact>;
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

/** The data that the dialogs of keys need. */
export type KeyContext = {
  /** The organization's slug and name. */
  organization: { slug: string; name: string };
  /** The gateway's base URL, which applications set in their SDK. */
  baseUrl: string;
  /** The runtimes that code samples and the test request with a new key name. */
  models: SampleModels;
  expiryRequired: boolean;
  defaultScopes: string[];
  /** The Keystead scopes that the person may give to a key. */
  grantable: string[];
  /** The projects in which the person may create keys. `find` searches the ones that `options` leaves out. */
  projects: { options: Option[]; find?: (text: string) => Promise<Option[]> };
  /** Returns projects by id as options. Leaves out projects that the person cannot see. */
  nameProjects: (ids: string[]) => Promise<Option[]>;
  /** True if the person may create organization keys. */
  mayOwn: boolean;
  actions: KeyActions;
};
