import { handleVerify } from "@/lib/keys/verify-handler";
import { dataPlaneRoutes } from "@/lib/next/data-plane-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dataPlaneRoutes(handleVerify);
