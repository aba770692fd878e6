import type { z } from "zod";
import type { Arrival, CallServices } from "@/lib/access/call";
import type { Context } from "@/lib/core/context";
import type { Operation } from "@/lib/core/operation";
import type { WireNames } from "./wire-names";

export const METHODS = ["GET", "POST", "PUT", "PATCH", "DELETE"] as const;
export type Method = (typeof METHODS)[number];

/** How a contract writes what differs from Keystead's own API. */
export type Style = {
  /** Field names on the wire, where they are not the snake_case form of ours. */
  names?: WireNames;
  /** The fields beside the error envelope. */
  beside?: (message: string) => Record<string, unknown>;
  /** Whether lists are plain arrays without a cursor. */
  plainLists?: boolean;
};

/** A route that is no plain operation: its description, and the handler that answers it. */
export type Endpoint = {
  /** `area.verb`, unique: the OpenAPI operationId. */
  name: string;
  title: string;
  /** Who may call it: keys with a scope, everybody, or partners who sign the body. */
  access: { scope: string } | "public" | "signature";
  input?: z.ZodType;
  output?: z.ZodType;
  /** Whether the answer may be an event stream. */
  streams?: true;
  /** Answers the request, or throws an AppError. */
  handle: (request: ApiRequest) => Promise<Response>;
};

/** A route: method, path with `:parameters` (`:name+` takes slashes too), and what it runs. */
export type Row = readonly [method: Method, path: string, target: Operation | Endpoint];

/** A request to a route of the API. */
export type ApiRequest = {
  services: CallServices;
  request: Request;
  /** The request's method. HEAD is GET here. */
  method: Method;
  url: URL;
  /** The parameters of the path, decoded. */
  params: Readonly<Record<string, string>>;
  arrival: Arrival;
  later: Context["later"];
  /** The route table. */
  table: readonly Row[];
};

export const isEndpoint = (target: Operation | Endpoint): target is Endpoint => "handle" in target;
