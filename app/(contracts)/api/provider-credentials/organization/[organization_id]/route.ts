import { contract } from "@/app/(contracts)/api/provider-credentials/contract";
import { listCredentials } from "@/lib/credentials/operations/list-credentials";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listCredentials }, contract);
