import type { z } from "zod";
import type { Arrival, CallServices } from "@/lib/access/call";
import type { Speak } from "@/lib/core/errors/error-answer";
import type { Context } from "@/lib/core/operations/context";
import type { Operation } from "@/lib/core/operations/operation";
import type { WireNames } from "./wire-names";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** The differences of a contract from Keystead's own API. */
export type Style = {
  /** The wire names that are not the snake_case form of our field names. */
  names?: WireNames;
  /** A query value that counts as absent, such as the text `undefined`. */
  absent?: string;
  /** Returns additional fields beside the error envelope. */
  beside?: (message: string) => Record<string, unknown>;
  /** Changes errors for clients that read another form, whose schema is `errorSchema`. */
  speak?: Speak;
  errorSchema?: z.ZodType;
  /** True when lists are plain arrays without a cursor. */
  plainLists?: boolean;
};

/** A route that is not an operation: its description and its handler. */
export type Endpoint = {
  /** The unique name, `area.verb`. It is the OpenAPI operationId. */
  name: string;
  title: string;
  /** The allowed callers: keys with a scope, all clients, partners who sign the body, or Prometheus. */
  access: { scope: string } | "public" | "signature" | "metrics";
  input?: z.ZodType;
  /** The media type of the body when it is not JSON. */
  inputType?: "multipart/form-data";
  output?: z.ZodType;
  /** The media type of an answer that is not JSON. */
  mediaType?: "text/csv" | "text/plain" | "application/octet-stream";
  /** Set when it starts something: it answers 202 and accepts an Idempotency-Key. */
  accepts?: true;
  /** Set when the answer may be an event stream. */
  streams?: true;
  /**
   * Answers the request.
   * @throws AppError when it is refused.
   */
  handle: (request: ApiRequest) => Promise<Response>;
};

/**
 * A route: method, path and target. `:name` in the path is a parameter, and `:name+` includes slashes. A text may
 * follow it: `:model+:generateContent`.
 */
export type Row = readonly [method: Method, path: string, target: Operation | Endpoint];

/** A request that matched a route. */
export type ApiRequest = {
  services: CallServices;
  request: Request;
  /** The method of the route: GET for a HEAD request. */
  method: Method;
  url: URL;
  /** The decoded parameters of the path. */
  params: Readonly<Record<string, string>>;
  arrival: Arrival;
  later: Context["later"];
  /** The route table. */
  table: readonly Row[];
};

export const isEndpoint = (target: Operation | Endpoint): target is Endpoint => "handle" in target;
