"use server";

import { action } from "@/lib/next/action";
import { createStorageUnit as create } from "@/lib/storage/operations/create-storage-unit";
import { deleteStorageUnit as remove } from "@/lib/storage/operations/delete-storage-unit";
import { presignObject as presign } from "@/lib/storage/operations/presign-object";
import { updateStorageUnit as update } from "@/lib/storage/operations/update-storage-unit";
import { validateStorageUnit as validate } from "@/lib/storage/operations/validate-storage-unit";

export const createStorageUnit = action(create);
export const updateStorageUnit = action(update);
export const deleteStorageUnit = action(remove);
export const validateStorageUnit = action(validate);
export const presignObject = action(presign);
