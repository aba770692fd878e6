import { AppError } from "@/lib/core/errors/errors";

/**
 * Runs work, and renames the fields in its errors to those of the contract. `names` maps the fields of the
 * operation.
 */
export async function renameFields<Result>(
  names: Readonly<Record<string, string>>,
  work: () => Promise<Result>,
): Promise<Result> {
  try {
    return await work();
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const rename = (path: string) => (Object.hasOwn(names, path) ? (names[path] ?? path) : path);
    const { code, message, reason, headers, extra, status, type } = error;
    throw new AppError(code, {
      ...{ message, reason, headers, extra, status, type },
      param: error.param === null ? null : rename(error.param),
      ...(error.fields && {
        fields: error.fields.map((field) => ({ ...field, path: rename(field.path) })),
      }),
      ...(error.asSent && { asSent: true }),
    });
  }
}
