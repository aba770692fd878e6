import OpenAI from "openai";
import type { RunningServer } from "./server";

/** Creates a client of the official OpenAI SDK. Only the base URL and the key differ from the defaults. */
export const createSdk = ({ url }: Pick<RunningServer, "url">, secret: string) =>
  new OpenAI({ baseURL: `${url}/v1`, apiKey: secret });
