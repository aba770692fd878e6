import { Tile } from "@/components/ui/values/avatar";
import { findProvider } from "@/lib/credentials/catalogue/catalogue";

/** Shows a provider's mark and name. */
export function ProviderName({ id }: { id: string }) {
  const provider = findProvider(id);
  const name = provider?.name ?? id;
  return (
    <span className="flex min-w-0 items-center gap-2">
      <Tile name={name} icon={provider?.icon} />
      <span className="truncate">{name}</span>
    </span>
  );
}
