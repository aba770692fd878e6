import { contract } from "@/app/(contracts)/api/provider-credentials/contract";
import { createCredential } from "@/lib/credentials/create";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ POST: createCredential }, contract);
