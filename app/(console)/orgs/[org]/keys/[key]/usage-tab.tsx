import { KeyUsage } from "@/components/keys/page/usage";
import { loadUsage, type TabProps } from "./loader";

/** What a key was used for in the last 30 days. */
export async function UsageTab({ org, id }: TabProps) {
  return <KeyUsage {...(await loadUsage(org, id))} />;
}
