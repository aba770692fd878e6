import { SeesNothing } from "@/components/organizations/sees-nothing";
import type { RequestOptions } from "@/components/requests/types";
import type { UsageView } from "@/components/usage/params";
import { UsageReport } from "@/components/usage/usage-report";
import { UsageToolbar } from "@/components/usage/usage-toolbar";
import { loadRequestOptions } from "../requests/loader";
import { loadUsage } from "./loader";

type Props = {
  org: string;
  /** The address of the page. */
  base: string;
  view: UsageView;
  /** The filters that the page does not offer. */
  without?: keyof RequestOptions;
};

/** Shows the usage of an organization or of one of its projects. */
export async function Usage({ org, base, view, without }: Props) {
  const [loaded, options] = await Promise.all([loadUsage(org, view), loadRequestOptions(org, view)]);
  if (!loaded) return <SeesNothing what="usage" />;
  const { from, to, usage } = loaded;
  const offered = without ? { ...options, [without]: { options: [] } } : options;
  return (
    <>
      <UsageToolbar base={base} view={view} from={from} to={to} options={offered} />
      <UsageReport usage={usage} view={view} base={base} org={org} />
    </>
  );
}
