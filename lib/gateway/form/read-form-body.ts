import type { Readable } from "node:stream";
import type { ByteLease } from "@/lib/core/byte-budget";
import { AppError } from "@/lib/core/errors/errors";
import type { ReadValues } from "@/lib/gateway/family";
import { type FormPart, LARGEST_FORM, readFormParts } from "./form-parts";
import { type FormContent, formatForm } from "./format-form";
import { type StoredFile, storeFile } from "./store-file";

/** New values of fields, by name. Null removes a field. */
type FieldChanges = Readonly<Record<string, string | null>>;

/** The multipart form of a request. */
export type FormBody = {
  type: "form";
  values: ReadValues;
  /** The size of the form, the largest one when it is unknown. */
  bytes: number;
  /** Whether the content can be sent more than once. */
  isRepeatable: boolean;
  /** Returns the form with new values of fields. */
  format: (changes: FieldChanges) => FormContent;
  /** Deletes the stored files, and ends the request's body, when the contents have been sent. */
  close: () => void;
};

/** The fields that decide about the call. After the file, they would be too late. */
const DECIDING = ["model", "runtime", "runtime_id"];

/**
 * Reads a form up to its first file. The file streams through when the model is known by then. Otherwise it
 * is stored outside the memory until the rest of the form is read. The memory of fields is added to the lease.
 * @throws the errors of `readFormParts` and `storeFile`.
 */
export async function readFormBody(request: Request, lease: ByteLease): Promise<FormBody> {
  const bytes = Number(request.headers.get("content-length")) || LARGEST_FORM;
  let isOpen = true;
  // The lease ends with the call. Fields that come later only pass through.
  const add = (bytes: number) => {
    if (isOpen) lease.add(bytes);
  };
  const parts = readFormParts(request, { add })[Symbol.asyncIterator]();
  const seen: FormPart[] = [];
  const stored: StoredFile[] = [];
  const contents = new Set<Readable>();
  const end = async () => {
    await Promise.all(stored.splice(0).map((file) => file.close()));
    await parts.return?.();
  };
  const close = () => {
    isOpen = false;
    const open = [...contents].filter((content) => !content.closed);
    Promise.all(open.map((content) => new Promise((resolve) => content.once("close", resolve))))
      .then(end)
      .catch(() => undefined);
  };
  const toBody = (all: Iterable<FormPart> | AsyncIterable<FormPart>) => ({
    ...{ type: "form" as const, values: toValues(seen), bytes, close },
    format: (changes: FieldChanges) => {
      const form = formatForm(changeFields(all, changes));
      contents.add(form.content);
      return form;
    },
  });
  try {
    for (let next = await parts.next(); !next.done; next = await parts.next()) {
      const part = next.value;
      if (DECIDING.includes(part.name) && seen.some(({ name }) => name === part.name))
        throw tooLate(part.name);
      if (!("content" in part)) {
        seen.push(part);
      } else if (seen.some(({ name }) => name === "model")) {
        return { ...toBody(readRest([...seen, part], parts)), isRepeatable: false };
      } else {
        const file = await storeFile(part.content());
        stored.push(file);
        seen.push({ ...part, content: file.read });
      }
    }
    return { ...toBody(seen), isRepeatable: true };
  } catch (error) {
    await end();
    throw error;
  }
}

function toValues(parts: FormPart[]): ReadValues {
  const fields = parts.flatMap((part) => ("value" in part ? [[part.name, part.value] as const] : []));
  const { stream, ...values } = Object.fromEntries(
    fields.filter(([name]) => [...DECIDING, "stream"].includes(name)),
  );
  return { ...values, stream: stream === "true" };
}

/** Yields known parts, and then those that are still to come. */
async function* readRest(known: FormPart[], parts: AsyncIterator<FormPart>): AsyncGenerator<FormPart> {
  yield* known;
  for (let next = await parts.next(); !next.done; next = await parts.next()) {
    if (DECIDING.includes(next.value.name)) throw tooLate(next.value.name);
    yield next.value;
  }
}

async function* changeFields(
  parts: Iterable<FormPart> | AsyncIterable<FormPart>,
  changes: FieldChanges,
): AsyncGenerator<FormPart> {
  const pending = new Map(Object.entries(changes));
  for await (const part of parts) {
    const value = "value" in part ? pending.get(part.name) : undefined;
    if (value === undefined) yield part;
    else if (value !== null) yield { name: part.name, value };
    if (value !== undefined) pending.delete(part.name);
  }
  for (const [name, value] of pending) if (value !== null) yield { name, value };
}

const tooLate = (name: string) =>
  new AppError("INVALID_REQUEST", {
    message: `Send ${name} once, and before the file`,
    reason: "validation",
    param: name,
  });
