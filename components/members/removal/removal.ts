import type { z } from "zod";
import type { Member } from "@/components/members/types";
import type { deleteMemberInput } from "@/lib/members/access-input";

/** What happens to a key or credential of a removed member. */
export type Fate = "leave" | "hand_over" | "revoke";

export type RemovalValues = {
  /** What happens to all of them, or `each` to decide one by one. */
  holdings: Fate | "each";
  /** The id of the member who gets what is handed over, or blank. */
  handTo: string;
  /** What happens to each, by id. Those that are missing are left. */
  fates: Record<string, Fate>;
};

/** Returns the input that removes a member with the chosen fates. */
export function toRemoval(
  { id, version }: Pick<Member, "id" | "version">,
  { holdings, handTo, fates }: RemovalValues,
): z.input<typeof deleteMemberInput> {
  const toIds = (fate: Fate) => Object.keys(fates).filter((one) => fates[one] === fate);
  return {
    ...{ id, version },
    ...(needsHeir({ holdings, fates }) && { handTo }),
    ...(holdings === "each" ? { handOver: toIds("hand_over"), revoke: toIds("revoke") } : { holdings }),
  };
}

/** Returns whether something is handed over to another member. */
export const needsHeir = ({ holdings, fates }: Pick<RemovalValues, "holdings" | "fates">) =>
  holdings === "each" ? Object.values(fates).includes("hand_over") : holdings === "hand_over";
