import { StateBadge } from "@/components/ui/values/badge";
import type { Request } from "./types";

/** Shows how a request ended, with its HTTP status. */
export const OutcomeBadge = ({ of: { outcome, status } }: { of: Pick<Request, "outcome" | "status"> }) => (
  <StateBadge state={outcome}>{outcome === "succeeded" ? `${status}` : undefined}</StateBadge>
);
