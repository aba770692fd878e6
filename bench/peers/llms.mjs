import { createRequire } from "node:module";

// @musistudio/llms with one provider, at PROVIDER_URL.
const llms = createRequire(import.meta.url)("@musistudio/llms");
const Server = llms.default ?? llms;
const port = Number(process.env.PORT);
const provider = {
  name: "bench",
  api_base_url: `${process.env.PROVIDER_URL}/chat/completions`,
  api_key: "sk-bench",
  models: ["bench"],
};
const server = new Server({
  initialConfig: { providers: [provider], HOST: "127.0.0.1", PORT: port, LOG: false },
  logger: false,
});
await server.start();
console.log(`http://127.0.0.1:${port}`);
process.once("SIGTERM", () => process.exit(0));
