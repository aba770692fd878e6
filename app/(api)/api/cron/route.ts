import { cronHandlers } from "@/lib/next/cron";

/** The longest run in seconds, for Vercel. */
export const maxDuration = 60;

export const { GET, POST, PUT, PATCH, DELETE, OPTIONS } = cronHandlers;
