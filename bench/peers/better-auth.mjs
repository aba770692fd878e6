import { createServer } from "node:http";
import { apiKey } from "@better-auth/api-key";
import { betterAuth } from "better-auth";
import { getMigrations } from "better-auth/db/migration";
import { Pool } from "pg";

// better-auth on plain node:http: one user, one API key with a rate limit, and a route that verifies keys.
const ALWAYS = 1_000_000_000;
const auth = betterAuth({
  secret: "a-secret-for-the-bench-alone-0123456789",
  baseURL: "http://127.0.0.1",
  database: new Pool({ connectionString: process.env.DATABASE_URL, max: 10 }),
  emailAndPassword: { enabled: true },
  logger: { disabled: true },
  telemetry: { enabled: false },
  plugins: [
    apiKey({
      rateLimit: { enabled: true, timeWindow: 86_400_000, maxRequests: ALWAYS },
      enableMetadata: false,
    }),
  ],
});
await (await getMigrations(auth.options)).runMigrations();
const account = { email: "bench@example.com", password: "correct horse battery", name: "Bench" };
const { user } = await auth.api.signUpEmail({ body: account });
const { key } = await auth.api.createApiKey({
  body: {
    userId: user.id,
    name: "Bench",
    rateLimitEnabled: true,
    rateLimitTimeWindow: 86_400_000,
    rateLimitMax: ALWAYS,
  },
});

const server = createServer(async (request, response) => {
  const pieces = [];
  for await (const piece of request) pieces.push(piece);
  const body = JSON.parse(Buffer.concat(pieces).toString());
  const { valid } = await auth.api.verifyApiKey({ body: { key: body.key } });
  const answer = JSON.stringify({ valid });
  response.writeHead(valid ? 200 : 401, {
    "content-type": "application/json",
    "content-length": answer.length,
  });
  response.end(answer);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port} ${key}`));
process.once("SIGTERM", () => process.exit(0));
