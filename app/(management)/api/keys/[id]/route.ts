import { deleteKey } from "@/lib/keys/operations/delete-key";
import { getKey } from "@/lib/keys/operations/list-keys";
import { updateKey } from "@/lib/keys/operations/update-key";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: getKey,
  PATCH: updateKey,
  DELETE: deleteKey,
});
