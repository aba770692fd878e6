"use server";

import { action } from "@/lib/next/action";
import { createRuntime as create } from "@/lib/runtimes/operations/create-runtime";
import { deleteRuntime as remove } from "@/lib/runtimes/operations/delete-runtime";
import { getRuntimeUse as getUse } from "@/lib/runtimes/operations/get-runtime-use";
import { updateRuntime as update } from "@/lib/runtimes/operations/update-runtime";

export const createRuntime = action(create);
export const updateRuntime = action(update);
export const deleteRuntime = action(remove);
export const getRuntimeUse = action(getUse);
