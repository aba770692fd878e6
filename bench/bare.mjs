import { createHmac, timingSafeEqual } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer } from "node:http";
import { Pool } from "pg";

/** The product's own statement and one HMAC for each key, on nothing but node:http: what verification costs at least. */
const source = readFileSync(new URL("../lib/access/authenticate.ts", import.meta.url), "utf8");
const text = /name: "find_keys",\s*text: `([^`]+)`/.exec(source)[1];
const pool = new Pool({ connectionString: process.env.DATABASE_URL, max: 10 });
const hmacKey = Buffer.alloc(32, 7);

const server = createServer(async (request, response) => {
  const chunks = [];
  for await (const chunk of request) chunks.push(chunk);
  const { key } = JSON.parse(Buffer.concat(chunks).toString());
  const caller = request.headers.authorization.slice("Bearer ".length);
  const values = [[caller.slice(0, 18), key.slice(0, 18)]];
  const { rows } = await pool.query({ name: "find_keys", text, values });
  for (const secret of [caller, key]) {
    const row = rows.find(({ prefix }) => prefix === secret.slice(0, 18));
    timingSafeEqual(createHmac("sha256", hmacKey).update(secret).digest(), row.hmac);
  }
  const answer = Buffer.from(JSON.stringify({ valid: true, key: rows[1] }));
  response.writeHead(200, { "Content-Type": "application/json", "Content-Length": answer.length });
  response.end(answer);
});
server.listen(0, "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
process.once("SIGTERM", () => process.exit(0));
