import { takePartnerReport } from "@/lib/keys/leak-partner";
import { leakPublicKeys } from "@/lib/server/leaks";
import { openRoutes } from "@/lib/server/open-routes";
import { factsOf } from "@/lib/server/request";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = openRoutes({
  POST: (services, request) =>
    takePartnerReport(services, leakPublicKeys(), request, factsOf(request.headers)),
});
