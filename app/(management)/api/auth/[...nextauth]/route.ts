import { libraryRoutes } from "@/lib/next/auth";

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = libraryRoutes;
