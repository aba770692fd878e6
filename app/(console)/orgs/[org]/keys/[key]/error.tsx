"use client";

export { KeysError as default } from "@/components/keys/list/keys-error";
