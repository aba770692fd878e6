import { contract } from "@/app/(contracts)/contract";
import { unknownRoute } from "@/lib/next/unknown-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = unknownRoute(contract);
