import { contract } from "@/app/(contracts)/api/provider-credentials/contract";
import { unknownRoute } from "@/lib/next/unknown-route";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = unknownRoute(contract);
