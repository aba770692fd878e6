import { SCOPES } from "@/lib/core/operations/scopes";

export type ScopePreset = { value: string; label: string; scopes: readonly string[] };

const PRESETS: readonly ScopePreset[] = [
  { value: "models", label: "Call models", scopes: ["models:read", "chat:write", "embeddings:write"] },
  { value: "transcribe", label: "Transcribe", scopes: ["transcribe:read", "transcribe:write"] },
  {
    value: "read",
    label: "Read only",
    scopes: SCOPES.map(({ name }) => name).filter((name) => name.endsWith(":read")),
  },
];

/**
 * Returns the presets of a key's scopes that a person may grant, the default scopes first. A preset without a
 * grantable scope is left out.
 */
export const listScopePresets = (
  defaults: readonly string[],
  grantable: readonly string[],
): readonly ScopePreset[] =>
  [
    { value: "default", label: "Default", scopes: defaults },
    ...PRESETS.map((preset) => ({
      ...preset,
      scopes: preset.scopes.filter((scope) => grantable.includes(scope)),
    })),
  ].filter(({ scopes }) => scopes.length > 0);

/** Finds the preset that has exactly these scopes. */
export const findScopePreset = (presets: readonly ScopePreset[], scopes: readonly string[]) =>
  presets.find((preset) => toKey(preset.scopes) === toKey(scopes));

const toKey = (scopes: readonly string[]) => scopes.toSorted().join();
