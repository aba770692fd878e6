import { listProviders } from "@/lib/credentials/provider-list";
import { routes } from "@/lib/server/routes";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = routes({ GET: listProviders });
