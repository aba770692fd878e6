import type { NextConfig } from "next";

const config: NextConfig = {
  poweredByHeader: false,
  // `npm run dev` prints this address. Without it, Next refuses hot reload there.
  allowedDevOrigins: ["127.0.0.1"],
  skipTrailingSlashRedirect: true,
  // The title comes with its page for everybody. Streamed behind it, there is none for a moment.
  htmlLimitedBots: /.*/,
  // No page uses the image optimizer, which is public and runs native code.
  images: { unoptimized: true },
  serverExternalPackages: ["@electric-sql/pglite", "ws", "pino"],
  outputFileTracingIncludes: { "/**": ["./db/migrations/**"] },
  typescript: { ignoreBuildErrors: true },
  rewrites: async () => [{ source: "/docs/:path(.+)\\.md", destination: "/docs/markdown/:path" }],
  experimental: {
    // Source maps are unused, and take a third of the build time and most of its size.
    turbopackSourceMaps: false,
    // To write the cache takes a quarter of a build, which a first build does not get back.
    turbopackFileSystemCacheForBuild: process.env.BUILD_CACHE !== "0",
    // Loading all pages at the start takes 50 MB. The first visit of a page loads it.
    preloadEntriesOnStart: false,
  },
};

export default config;
