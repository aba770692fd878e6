import type { DataOf } from "@/components/ui/feedback/action";
import type { Options } from "@/components/ui/pickers/options";
import type { getRequest } from "@/lib/usage/requests/get-request";
import type { listRequests } from "@/lib/usage/requests/list-requests";

export type Request = DataOf<typeof listRequests>["data"][number];

/** A request with the details of its page. */
export type RequestDetails = DataOf<typeof getRequest>;

/** The options of the filters, by id. A filter without any is not shown. */
export type RequestOptions = Record<"key" | "project" | "runtime" | "credential", Options>;
