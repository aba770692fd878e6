import { contract } from "@/app/(contracts)/contract";
import { unknownRoute } from "@/lib/server/unknown-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = unknownRoute(contract);
