import { contract } from "@/app/(contracts)/api/provider-credentials/contract";
import { testCredential } from "@/lib/credentials/testing";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ POST: testCredential }, contract);
