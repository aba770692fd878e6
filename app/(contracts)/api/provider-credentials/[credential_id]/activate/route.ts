import { contract } from "@/app/(contracts)/api/provider-credentials/contract";
import { activateCredential } from "@/lib/credentials/operations/credential-lifecycle";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ PUT: activateCredential }, contract);
