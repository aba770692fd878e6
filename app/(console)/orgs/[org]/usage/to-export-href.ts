import type { UsageView } from "@/components/usage/params";
import { toWireName } from "@/lib/http/wire-names";
import { pageContext } from "@/lib/next/session";
import { toQuery, toRange } from "./loader";

/** Returns the address of the CSV file of a view. */
export async function toExportHref(org: string, view: UsageView): Promise<string> {
  const { now } = await pageContext(org);
  const query = Object.entries({ ...toQuery(view, toRange(view, now)), groupBy: [view.group] });
  const parameters = query.flatMap(([name, value]) => (value ? [[toWireName(name), String(value)]] : []));
  return `/orgs/${org}/usage/export?${new URLSearchParams(parameters)}`;
}
