import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  skipTrailingSlashRedirect: true,
  // No page uses the image optimizer, which is open to everybody and runs native code.
  images: { unoptimized: true },
  serverExternalPackages: ["@electric-sql/pglite", "ws", "pino"],
  outputFileTracingIncludes: { "/**": ["./db/migrations/**"] },
  typescript: { ignoreBuildErrors: true },
  // Nothing reads them, and they take a third of the build and most of its size.
  experimental: { turbopackSourceMaps: false },
};

export default config;
