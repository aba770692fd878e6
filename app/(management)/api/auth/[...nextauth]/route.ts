import { libraryRoutes } from "@/lib/server/auth";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = libraryRoutes;
