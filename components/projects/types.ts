import type { CredentialActions } from "@/components/credentials/types";
import type { Owners } from "@/components/organizations/owners";
import type { Choices, RuntimeActions } from "@/components/runtimes/types";
import type { DataOf } from "@/components/ui/feedback/action";
import type { getFirstAnswer } from "@/lib/usage/get-first-answer";

/** The latest failed request of a project. */
export type Failure = NonNullable<DataOf<typeof getFirstAnswer>["failure"]>;

/** The data of the quick start's dialogs. Null if the user may not create the resource. */
export type QuickStartDialogs = {
  credential: { owners: Owners; actions: CredentialActions } | null;
  runtime: { owners: Owners; choices: Choices; create: RuntimeActions["create"] } | null;
  /** The project that owns the new key. */
  key: { id: string; name: string } | null;
};
