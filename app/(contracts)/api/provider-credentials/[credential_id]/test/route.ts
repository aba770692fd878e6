import { contract } from "@/app/(contracts)/api/provider-credentials/contract";
import { testCredential } from "@/lib/credentials/operations/test-credential";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ POST: testCredential }, contract);
