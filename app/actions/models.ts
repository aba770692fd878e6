"use server";

import { action } from "@/lib/next/action";
import { getModel as get } from "@/lib/runtimes/models/get-model";

export const getModel = action(get);
