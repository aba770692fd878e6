import { handleGateway } from "@/lib/gateway/handler";
import { dataPlaneRoutes } from "@/lib/next/data-plane-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = dataPlaneRoutes(handleGateway);
