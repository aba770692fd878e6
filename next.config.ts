import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  skipTrailingSlashRedirect: true,
  serverExternalPackages: ["@electric-sql/pglite", "ws", "pino"],
  outputFileTracingIncludes: { "/**": ["./db/migrations/**"] },
  typescript: { ignoreBuildErrors: true },
};

export default config;
