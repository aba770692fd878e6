import { useField } from "@/components/forms/use-field";
import type { KeyForm } from "./key-form";

/** Returns a field of the key's form around it. */
export const useKeyField = <Name extends keyof KeyForm>(name: Name) => useField<KeyForm, Name>(name);
