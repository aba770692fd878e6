import { type Answer, call } from "./call";

type Fields = Record<string, unknown>;

/** Creates a client of the provider credentials contract, written from its documentation alone. */
export function createProviderCredentialsClient(origin: string, key: string) {
  const send = (method: string, path: string, body?: Fields): Promise<Answer> =>
    call(origin, method, `/api/provider-credentials${path}`, { key, body });
  return {
    list: (query = "") => send("GET", query),
    listOfOrganization: (id: string) => send("GET", `/organization/${id}`),
    listOfProvider: (id: string, provider: string) => send("GET", `/organization/${id}/provider/${provider}`),
    create: (fields: Fields) => send("POST", "/create", fields),
    get: (id: string) => send("GET", `/${id}`),
    update: (id: string, fields: Fields) => send("PUT", `/${id}`, fields),
    activate: (id: string) => send("PUT", `/${id}/activate`),
    deactivate: (id: string) => send("PUT", `/${id}/deactivate`),
    test: (id: string) => send("POST", `/${id}/test`),
    remove: (id: string) => send("DELETE", `/${id}`),
  };
}
