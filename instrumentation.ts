/** Boots the product before the first request; a server that must not start says why in one line and ends. */
export async function register(): Promise<void> {
  if (process.env.NEXT_RUNTIME === "nodejs") {
    try {
      // Imported here, where the build for the edge runtime drops it: only Node can load what it leads to.
      const { env } = await import("@/lib/env");
      const demoProvider = env.bootstrap?.demoProvider;
      if (demoProvider) await (await import("@/demo/boot")).bootDemo(demoProvider);
      else await (await import("@/lib/boot/boot")).boot();
      const tellServer: unknown = Reflect.get(globalThis, Symbol.for("keystead.booted"));
      if (typeof tellServer === "function") tellServer();
    } catch (error) {
      console.error(`Keystead does not start: ${reasonOf(error)}`);
      process.exit(1);
    }
  }
}

/** The first line of what lies behind an error: a failed query says what it was, its cause says why. */
function reasonOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  return error.cause instanceof Error ? reasonOf(error.cause) : (error.message.split("\n")[0] ?? error.name);
}
