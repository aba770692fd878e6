import { routes } from "@/lib/next/routes";
import { deleteWorkspace } from "@/lib/organizations/operations/delete-workspace";
import { getWorkspace } from "@/lib/organizations/operations/get-workspace";
import { updateWorkspace } from "@/lib/organizations/operations/update-workspace";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({
  GET: getWorkspace,
  PATCH: updateWorkspace,
  DELETE: deleteWorkspace,
});
