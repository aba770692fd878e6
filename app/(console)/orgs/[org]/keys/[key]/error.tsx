"use client";

export { KeysError as default } from "@/components/keys/keys-error";
