import { contract } from "@/app/(contracts)/api/provider-credentials/contract";
import { updateCredential } from "@/lib/credentials/edit";
import { deleteCredential } from "@/lib/credentials/lifecycle";
import { getCredential } from "@/lib/credentials/reading";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  { GET: getCredential, PUT: updateCredential, DELETE: deleteCredential },
  contract,
);
