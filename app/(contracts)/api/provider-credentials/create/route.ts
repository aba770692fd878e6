import { contract } from "@/app/(contracts)/api/provider-credentials/contract";
import { createCredential } from "@/lib/credentials/operations/create-credential";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ POST: createCredential }, contract);
