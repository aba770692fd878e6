import { expect, it } from "vitest";
import { z } from "zod";
import { plainMessage } from "@/lib/core/errors/plain-message";
import { getObjectFields } from "@/lib/core/input/schema-fields";
import { ROUTES } from "./routes";

const MISFITS = [
  ...[null, true, -1, 0, 1.5, 1e300, "", " ", "x", "x".repeat(20_000), "\u0000", "2027-13-01"],
  ...[[], [1], [""], ["x".repeat(20_000)], Array(2_000).fill("x"), {}, { unlikely: [true] }],
];
/** Matches zod's own messages, and messages of alternatives that say nothing. */
const ZOD_WORDING = /^(Invalid (?!format)|Too (big|small)|Unrecognized|Expected .*(received|Required))|>=|<=/;

it.each(ROUTES.flatMap(([method, path, { input }]) => (input ? [[method, path, input] as const] : [])))(
  "%s %s says in plain words what is wrong with each field",
  (_method, _path, input) => {
    const wrong = Object.keys(getObjectFields(input) ?? {}).flatMap((name) =>
      [undefined, ...MISFITS].flatMap((value) => {
        const parsed = z.safeParse(input, { [name]: value }, { error: plainMessage });
        const messages = parsed.error?.issues.filter(({ path }) => path[0] === name) ?? [];
        return messages
          .map(({ message }) => `${name}: ${message}`)
          .filter((text) => ZOD_WORDING.test(text.slice(name.length + 2)));
      }),
    );
    expect([...new Set(wrong)]).toEqual([]);
  },
);
