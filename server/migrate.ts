import { getBridge } from "@/lib/boot/bridge";
import { prepareNext } from "./next-app";

/** Boots the built product once, which migrates the database. For builds on Vercel. */
export async function migrate(directory: string): Promise<void> {
  getBridge().migrates = true;
  const { close } = await prepareNext({ directory, development: false });
  await close();
  console.log("The database is up to date");
}
