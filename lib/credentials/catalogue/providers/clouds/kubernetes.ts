import { apiKey } from "@/lib/credentials/catalogue/fields";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const kubernetes: Provider = {
  id: "kubernetes",
  name: "Kubernetes",
  icon: "kubernetes.svg",
  capabilities: ["cloud"],
  fields: [
    {
      name: "server",
      label: "API Server",
      type: "url",
      required: true,
      secret: false,
      order: 1,
      description: "The address of the API server, such as https://10.0.0.1:6443.",
    },
    apiKey({
      label: "Token",
      description: "The token of a service account.",
      order: 2,
      variables: ["KUBE_TOKEN"],
    }),
    {
      name: "ca_certificate",
      label: "CA Certificate",
      type: "textarea",
      required: false,
      secret: false,
      order: 3,
      description: "The certificate that the API server is verified with, in PEM.",
      form: { pattern: "^-----BEGIN CERTIFICATE-----[^]*$", display: "-----BEGIN CERTIFICATE-----" },
    },
    {
      name: "namespace",
      label: "Namespace",
      type: "text",
      required: false,
      secret: false,
      order: 4,
      description: "The namespace that the service account may use.",
      format: "host-label",
      default: "default",
    },
  ],
  keyPage: "https://kubernetes.io/docs/reference/access-authn-authz/authentication/",
  environmentVariable: null,
  baseUrl: null,
  endpoints: {},
  modelPrefixes: [],
};
