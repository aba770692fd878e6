import { listProviders } from "@/lib/credentials/operations/list-providers";
import { routes } from "@/lib/next/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listProviders });
