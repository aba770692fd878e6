/** The runtimes that samples name, by the endpoint that they call. Null where no runtime serves it. */
export type SampleModels = { chat: string | null; messages: string | null; responses: string | null };

/** A call that a sample makes. */
export type Call = {
  /** The gateway's base URL. */
  baseUrl: string;
  model: string;
  /** The key. Null for samples that read it from KEYSTEAD_API_KEY. */
  key: string | null;
};

/** A sample of a client, in its parts. `note` says what it needs where it has none. */
export type ClientSample = { label: string; parts: { name?: string; text: string }[]; note?: string };
