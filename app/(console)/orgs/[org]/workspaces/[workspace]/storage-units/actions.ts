import {
  createStorageUnit,
  deleteStorageUnit,
  presignObject,
  updateStorageUnit,
  validateStorageUnit,
} from "@/app/actions/storage-units";
import type { StorageUnitActions } from "@/components/storage/types";

/** The server actions of storage units, which pages pass to components. */
export const actions: StorageUnitActions = {
  create: createStorageUnit,
  update: updateStorageUnit,
  remove: deleteStorageUnit,
  validate: validateStorageUnit,
  presign: presignObject,
};
