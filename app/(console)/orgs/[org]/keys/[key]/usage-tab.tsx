import { KeyUsage } from "@/components/keys/page/usage";
import { toRequestListHref } from "@/components/requests/params";
import { loadUsage, type TabProps } from "./loader";

/** Shows the usage of a key in the last 30 days. */
export async function UsageTab({ org, id }: TabProps) {
  const requestsHref = toRequestListHref(`/orgs/${org}/requests`, { key: id, range: "30d" });
  return <KeyUsage {...(await loadUsage(org, id))} requestsHref={requestsHref} />;
}
