import { contract } from "@/app/(contracts)/api/provider-credentials/contract";
import { deactivateCredential } from "@/lib/credentials/operations/deactivate-credential";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ PUT: deactivateCredential }, contract);
