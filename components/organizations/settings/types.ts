import type { ActionOf, DataOf } from "@/components/ui/feedback/action";
import type { updateSettings } from "@/lib/organizations/operations/update-settings";

/** An organization with its settings. */
export type Settings = DataOf<typeof updateSettings>;

export type UpdateSettings = ActionOf<typeof updateSettings>;

/** A provider whose environment variable can replace a credential, and whether the variable is set. */
export type EnvironmentProvider = { id: string; name: string; variable: string; isSet: boolean };

/** A provider with several active credentials of one owner, and their number. */
export type PoolProvider = { id: string; name: string; count: number };

/** The settings that a section shows, and a function that changes some of them. */
export type SettingsProps = { settings: Settings; change: (patch: Partial<Settings>) => void };
