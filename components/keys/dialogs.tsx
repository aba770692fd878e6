"use client";

import dynamic from "next/dynamic";

// Loaded when they are first opened: keys are looked at more often than they are worked on.
export const CreateDialog = dynamic(() =>
  import("@/components/keys/create-dialog").then((module) => module.CreateDialog),
);
export const EditDialog = dynamic(() =>
  import("@/components/keys/edit-dialog").then((module) => module.EditDialog),
);
export const KeyConfirm = dynamic(() =>
  import("@/components/keys/key-confirm").then((module) => module.KeyConfirm),
);
