import { KeyUsage } from "@/components/keys/page/usage";
import { loadUsage, type TabProps } from "./loader";

/** Shows the usage of a key in the last 30 days. */
export async function UsageTab({ org, id }: TabProps) {
  return <KeyUsage {...(await loadUsage(org, id))} />;
}
