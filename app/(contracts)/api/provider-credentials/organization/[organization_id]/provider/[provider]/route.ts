import { contract } from "@/app/(contracts)/api/provider-credentials/contract";
import { listCredentials } from "@/lib/credentials/reading";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listCredentials }, contract);
