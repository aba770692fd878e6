import { useField } from "@/components/forms/use-field";
import type { KeyForm } from "./key-form";

/** Returns a field of the surrounding key form. */
export const useKeyField = <Name extends keyof KeyForm>(name: Name) => useField<KeyForm, Name>(name);
