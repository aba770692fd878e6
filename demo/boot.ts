import { boot } from "@/lib/boot/boot";
import type { App } from "@/lib/boot/bridge";
import { getServices } from "@/lib/boot/services";
import { seedDemo } from "./seed/demo";
import { followProvider } from "./seed/follow-provider";

/** Starts Keystead with the demo organization. `provider` is the base URL of the stand-in provider. */
export async function bootDemo(provider: string): Promise<App | null> {
  const app = await boot((tx, keyring, wanted) => seedDemo(tx, keyring, { ...wanted, provider }));
  await followProvider(await getServices(), provider);
  return app;
}
