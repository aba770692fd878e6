import type { ByteLease } from "@/lib/core/byte-budget";
import type { Family, ReadValues } from "@/lib/gateway/family";
import { type FormBody, readFormBody } from "@/lib/gateway/form/read-form-body";
import { type JsonBody, readJsonBody } from "./read-json-body";

/**
 * The body of a request, with the values of the fields that the gateway reads. The value `model` is that of
 * the call. `modelPath` is its place, and `furtherModels` are the other models that the body names.
 */
export type RequestBody = (JsonBody | FormBody | { type: "none"; values: ReadValues }) & {
  modelPath: readonly string[];
  furtherModels: readonly string[];
};

const MODEL = [["model"]];

/**
 * Reads the body of a request as its endpoint family requires.
 * @throws the errors of `readJsonBody` or `readFormBody`.
 */
export async function readBody(request: Request, family: Family, lease: ByteLease): Promise<RequestBody> {
  const { fields = [], outputCeilingFields, listModelPaths = () => MODEL } = family;
  const ceilings = outputCeilingFields.map((field) => toFieldPath(field)[0] ?? "");
  const body =
    family.body === "none"
      ? ({ type: "none", values: {} } as const)
      : family.body === "form"
        ? await readFormBody(request, lease)
        : await readJsonBody(request, lease, [...ceilings, ...fields]);
  const [modelPath = [], ...furtherPaths] = listModelPaths(body.values);
  const model = findAt(body.values, modelPath);
  const models = [...furtherPaths.map((path) => findAt(body.values, path)), ...listOthers(body.values)];
  return {
    modelPath,
    furtherModels: models.filter((one): one is string => typeof one === "string" && one !== model),
    ...body,
    values: { ...body.values, model },
  };
}

/** Lists the models of a body that the provider may call beside the main one: alternatives, and those of tools. */
const listOthers = ({ models, fallbacks, tools }: ReadValues): unknown[] => [
  ...toList(models),
  ...[...toList(fallbacks), ...toList(tools)].map((one) =>
    isObject(one) ? Reflect.get(one, "model") : undefined,
  ),
];

const toList = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);

/** Returns the path of a field such as `generationConfig.maxOutputTokens`. */
export const toFieldPath = (field: string): string[] => field.split(".");

/** Returns the value at a path, undefined when there is none. */
export const findAt = (values: ReadValues, path: readonly string[]): unknown =>
  path.reduce<unknown>((value, name) => (isObject(value) ? Reflect.get(value, name) : undefined), values);

const isObject = (value: unknown): value is object => typeof value === "object" && value !== null;
