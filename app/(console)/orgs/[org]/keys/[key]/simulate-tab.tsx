import { Simulate } from "@/components/keys/page/simulate/simulate";
import { Alert } from "@/components/ui/feedback/alert";
import { loadKey, type TabProps } from "./loader";

/** Shows the Simulate tab, which tries a policy on past requests. */
export async function SimulateTab({ org, id }: TabProps) {
  const { key, writable } = await loadKey(org, id);
  if (!writable) return <Alert icon="lock">A change can be tried by those who may make it.</Alert>;
  return <Simulate key={key.version} of={key} />;
}
