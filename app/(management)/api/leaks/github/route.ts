import { leakPublicKeys } from "@/lib/boot/leak-public-keys";
import { takePartnerReport } from "@/lib/keys/leaks/partner-report";
import { openRoutes } from "@/lib/next/open-routes";
import { toRequestFacts } from "@/lib/next/request";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = openRoutes({
  POST: (services, request) =>
    takePartnerReport(services, leakPublicKeys(), request, toRequestFacts(request.headers)),
});
