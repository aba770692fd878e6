"use server";

import { action } from "@/lib/next/action";
import { createWorkflow as create } from "@/lib/workflows/operations/create-workflow";
import { deleteWorkflow as remove } from "@/lib/workflows/operations/delete-workflow";
import { redeliverRun as redeliver } from "@/lib/workflows/operations/redeliver-run";
import { rotateWorkflowSecret as rotateSecret } from "@/lib/workflows/operations/rotate-workflow-secret";
import { triggerWorkflow as trigger } from "@/lib/workflows/operations/trigger-workflow";
import { updateWorkflow as update } from "@/lib/workflows/operations/update-workflow";

export const createWorkflow = action(create);
export const updateWorkflow = action(update);
export const deleteWorkflow = action(remove);
export const rotateWorkflowSecret = action(rotateSecret);
export const triggerWorkflow = action(trigger);
export const redeliverRun = action(redeliver);
