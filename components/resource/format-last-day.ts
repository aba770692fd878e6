import { plural } from "@/components/ui/values/format";

/** Returns a sentence with the number of requests of the last 24 hours. */
export const formatLastDay = (requests: number) =>
  requests === 0 ? "No request in the last 24 h." : `${plural(requests, "request")} in the last 24 h.`;
