import { SimulatePanel } from "@/components/keys/page/simulate-panel";
import { Note } from "@/components/ui/note";
import { loadKey, type TabProps } from "./loader";

/** What a change of the policy would have refused of what passed. */
export async function SimulateTab({ org, id }: TabProps) {
  const { key, writable } = await loadKey(org, id);
  if (!writable) return <Note icon="lock">A change can be tried by those who may make it.</Note>;
  return <SimulatePanel key={key.version} of={key} />;
}
