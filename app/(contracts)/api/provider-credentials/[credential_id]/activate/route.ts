import { contract } from "@/app/(contracts)/api/provider-credentials/contract";
import { activateCredential } from "@/lib/credentials/operations/activate-credential";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ PUT: activateCredential }, contract);
