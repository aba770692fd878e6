import { contract } from "@/app/(contracts)/api/provider-credentials/contract";
import { deleteCredential } from "@/lib/credentials/operations/delete-credential";
import { getCredential } from "@/lib/credentials/operations/get-credential";
import { updateCredential } from "@/lib/credentials/operations/update-credential";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes(
  { GET: getCredential, PUT: updateCredential, DELETE: deleteCredential },
  contract,
);
