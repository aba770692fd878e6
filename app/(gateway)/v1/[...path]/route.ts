import { gatewayRoutes } from "@/lib/server/gateway-routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = gatewayRoutes;
