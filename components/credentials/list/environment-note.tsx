import type { DataOf } from "@/components/ui/feedback/action";
import { Icon } from "@/components/ui/icon";
import type { listProviders } from "@/lib/credentials/operations/list-providers";

type Props = {
  providers: DataOf<typeof listProviders>["data"];
  /** Whether the organization's calls fall back to the variables, but for those of the providers in `off`. */
  used: boolean;
  off: readonly string[];
  organization: string;
};

/** Whether each provider's environment variable is set; never its value. */
export function EnvironmentNote({ providers, used, off, organization }: Props) {
  const variables = providers.flatMap(({ id, environmentVariable, environmentVariableSet }) =>
    environmentVariable
      ? [{ name: environmentVariable, set: environmentVariableSet, isOff: off.includes(id) }]
      : [],
  );
  return (
    <div className="mt-3 flex flex-wrap items-center gap-x-4 gap-y-1 px-1 text-12">
      <span className="text-ink-2">
        {used ? "Fallback environment variables:" : `Environment variables, not used by ${organization}:`}
      </span>
      <ul className="contents">
        {variables.map(({ name, set, isOff }) => (
          <li key={name} className="flex min-w-0 items-center gap-1.5">
            <Icon
              name={set ? "check" : "minus"}
              size={12}
              className={set && used && !isOff ? "text-green" : "text-ink-3"}
            />
            <code className="font-mono text-[0.923em]">{name}</code>
            <span className="text-ink-2">
              {set ? "set" : "not set"}
              {used && isOff && ", not used"}
            </span>
          </li>
        ))}
      </ul>
    </div>
  );
}
