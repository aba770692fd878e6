import type { Owners } from "@/components/organizations/owners";
import type { ActionOf, DataOf } from "@/components/ui/feedback/action";
import type { Provider } from "@/lib/credentials/catalogue/provider";
import type { listLinkableCredentials } from "@/lib/credentials/operations/list-linkable-credentials";
import type { getModel } from "@/lib/runtimes/models/get-model";
import type { createRuntime } from "@/lib/runtimes/operations/create-runtime";
import type { deleteRuntime } from "@/lib/runtimes/operations/delete-runtime";
import type { getResolution } from "@/lib/runtimes/operations/get-resolution";
import type { getRuntime } from "@/lib/runtimes/operations/get-runtime";
import type { getRuntimeUse } from "@/lib/runtimes/operations/get-runtime-use";
import type { updateRuntime } from "@/lib/runtimes/operations/update-runtime";

export type Runtime = DataOf<typeof getRuntime>;
export type Resolution = DataOf<typeof getResolution>;
export type RuntimeUse = DataOf<typeof getRuntimeUse>;

/** A runtime with the credential that a call would use now. */
export type Resolved = Runtime & { resolution: Resolution };

/** A runtime in the list. `requestsLastDay` is the number of its requests in the last 24 hours. */
export type ListedRuntime = Resolved & { requestsLastDay: number };

/** A provider whose models can be called. */
export type ModelProvider = Pick<Provider, "id" | "name" | "icon" | "environmentVariable">;

/** A credential that a runtime may link. */
export type Linkable = DataOf<typeof listLinkableCredentials>["data"][number];

export type RuntimeActions = {
  create: ActionOf<typeof createRuntime>;
  update: ActionOf<typeof updateRuntime>;
  remove: ActionOf<typeof deleteRuntime>;
  readUse: ActionOf<typeof getRuntimeUse>;
};

/** The choices in the forms of runtimes. */
export type Choices = {
  providers: readonly ModelProvider[];
  credentials: readonly Linkable[];
  /** All runtimes. Others may fall back to them. */
  runtimes: readonly Pick<Runtime, "id" | "name" | "kind" | "workspaceId" | "isDefault">[];
  /** The kinds that have a default runtime. */
  withDefault: readonly Runtime["kind"][];
  /** Reads the price of a provider's model. */
  readModel: ActionOf<typeof getModel>;
};

/** A provider's model with its price of the moment. */
export type Model = DataOf<typeof getModel>;

/** The props of the controls of a runtime. */
export type ActProps = { runtime: Runtime; owners: Owners; actions: RuntimeActions };
