import { KeyUsage } from "@/components/keys/page/usage";
import { getKeyUsage } from "@/lib/keys/insights/key-usage";
import { readPageOfKey, type TabProps } from "./key";

/** What a key was used for in the last 30 days. */
export async function UsageTab({ org, id }: TabProps) {
  const { ctx } = await readPageOfKey(org, id);
  return <KeyUsage {...(await getKeyUsage.execute(ctx, { id }))} />;
}
