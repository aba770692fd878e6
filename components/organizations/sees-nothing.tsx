import { EmptyState } from "@/components/ui/empty-state";

/** In place of a list, for whoever is in no workspace that has any. */
export const SeesNothing = ({ what }: { what: string }) => (
  <EmptyState icon="lock" title={`You see no ${what} here`}>
    An admin of your organization can add you to a workspace.
  </EmptyState>
);
