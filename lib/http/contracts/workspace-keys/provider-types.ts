/** The provider types of the contract that are not a provider's id in upper case. */
const TYPES: Readonly<Record<string, string>> = { gemini: "GOOGLE" };

/** Returns the contract's provider type of a provider id: `aws` → `AWS`, `gemini` → `GOOGLE`. */
export const toProviderType = (id: string): string => TYPES[id] ?? id.toUpperCase();

/** Returns the provider id of a provider type. */
export function toProviderId(type: string): string {
  const named = Object.keys(TYPES).find((id) => TYPES[id] === type);
  return named ?? type.toLowerCase();
}
