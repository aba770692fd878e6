import { contract } from "@/app/(contracts)/api/provider-credentials/contract";
import { deactivateCredential } from "@/lib/credentials/lifecycle";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ PUT: deactivateCredential }, contract);
