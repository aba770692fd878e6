import { apiKey, region } from "@/lib/credentials/catalogue/fields";
import type { Provider } from "@/lib/credentials/catalogue/provider";

export const ibmCloud: Provider = {
  id: "ibm-cloud",
  name: "IBM Cloud",
  icon: "ibm-cloud.svg",
  capabilities: ["cloud"],
  fields: [
    apiKey({
      description: "An API key of a user or a service ID.",
      variables: ["IBMCLOUD_API_KEY", "IC_API_KEY"],
    }),
    region({
      order: 2,
      description: "The region of your resources, such as eu-de.",
      variables: ["IBMCLOUD_REGION"],
    }),
  ],
  keyPage: "https://cloud.ibm.com/iam/apikeys",
  environmentVariable: null,
  baseUrl: null,
  endpoints: {},
  modelPrefixes: [],
};
