import { Alert } from "@/components/ui/feedback/alert";

/** Shows that the person may not see the settings of a page. */
export const NoSettingsAccess = () => (
  <Alert icon="lock">You don’t have access to these settings. Ask an admin.</Alert>
);
