import { Pool } from "undici";
import { median, quantile } from "./statistics.mjs";

/**
 * Measures targets in turn, round after round, so that whatever disturbs the machine disturbs all of them: requests a
 * second with 32 connections, and the median milliseconds of one connection. Answers each round of each target.
 */
export async function measureTargets(targets, { rounds, seconds, warmSeconds }) {
  const results = new Map(targets.map(({ name }) => [name, []]));
  for (const target of targets) await load(target, 32, warmSeconds);
  for (let round = 0; round < rounds; round += 1) {
    for (const target of targets) {
      const many = await load(target, 32, seconds);
      const one = await load(target, 1, seconds / 2);
      results.get(target.name).push({
        perSecond: many.milliseconds.length / many.seconds,
        p50: quantile(one.milliseconds, 0.5),
        errors: many.errors + one.errors,
      });
    }
  }
  return new Map(
    [...results].map(([name, rows]) => [
      name,
      {
        perSecond: median(rows.map((row) => row.perSecond)),
        p50: median(rows.map((row) => row.p50)),
        errors: rows.reduce((sum, row) => sum + row.errors, 0),
        rows,
      },
    ]),
  );
}

/** Keeps so many connections asking for so long. */
async function load({ url, path, headers, body }, connections, seconds) {
  const pool = new Pool(url, { connections, pipelining: 1 });
  const milliseconds = [];
  let errors = 0;
  const began = performance.now();
  const end = began + seconds * 1000;
  const ask = async () => {
    while (performance.now() < end) {
      const sent = performance.now();
      const answer = await pool.request({ path, method: "POST", headers, body });
      const text = await answer.body.text();
      if (answer.statusCode !== 200 || !text.includes("true")) errors += 1;
      milliseconds.push(performance.now() - sent);
    }
  };
  await Promise.all(Array.from({ length: connections }, ask));
  const taken = (performance.now() - began) / 1000;
  await pool.close();
  return { milliseconds, errors, seconds: taken };
}
