/** Boots the product before the first request; a server that must not start says why in one line and ends. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    try {
      await bootProduct();
      const tellServer: unknown = Reflect.get(globalThis, Symbol.for("keystead.booted"));
      if (typeof tellServer === "function") tellServer();
    } catch (error) {
      console.error(`Keystead does not start: ${reasonOf(error)}`);
      process.exit(1);
    }
  }
}

/** Boots the product, or the demo where its stand-in provider is named. */
async function bootProduct(): Promise<void> {
  const { boot } = await import("@/lib/boot/boot");
  const { env } = await import("@/lib/env");
  if (!env.bootstrap?.demoProvider) return boot();
  const { bootDemo } = await import("@/demo/boot");
  return bootDemo(env.bootstrap.demoProvider);
}

/** The first line of what lies behind an error: a failed query says what it was, its cause says why. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : (error.message.split("\n")[0] ?? error.name);
}
