import { EmptyState } from "@/components/ui/feedback/empty-state";

/** Shows that the member has no access to any workspace. */
export const SeesNothing = ({ what }: { what: string }) => (
  <EmptyState icon="lock" title={`No access to ${what}`}>
    An admin of your organization can add you to a workspace.
  </EmptyState>
);
