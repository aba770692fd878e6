import { updateKey } from "@/lib/keys/edit";
import { getKey } from "@/lib/keys/list";
import { deleteKey } from "@/lib/keys/removal";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: getKey,
  PATCH: updateKey,
  DELETE: deleteKey,
});
