import { KeyUsage } from "@/components/keys/page/usage";
import { toRequestListHref } from "@/components/requests/params";
import { RequestTable } from "@/components/requests/request-table";
import { loadUsage, type TabProps } from "./loader";

/** Shows the usage of a key in the last 30 days, and its latest requests. */
export async function UsageTab({ org, id }: TabProps) {
  const base = `/orgs/${org}/requests`;
  const { usage, latest } = await loadUsage(org, id);
  return (
    <KeyUsage {...usage} requestsHref={toRequestListHref(base, { key: id, range: "30d" })}>
      <RequestTable
        caption="Latest requests"
        requests={latest}
        ofKey
        toHref={(request) => `${base}/${request}`}
        current={null}
      />
    </KeyUsage>
  );
}
