/**
 * `npm run build`: one bundle per function, service and job into dist/, with its size and how long it takes from the start of the process until
 * it listens (the job: until it has refused an unknown command), by the clock and, as far as the system says it, in processor time, which does not
 * depend on what else the machine does. `--into DIR` builds elsewhere, `--no-start` measures nothing.
 */
import { resolve } from 'node:path';
import { parseArgs } from 'node:util';
import { type Bundle, bundle } from './build/bundle.ts';
import { deployables } from './build/deployables.ts';
import { measureStart, median } from './build/measure-start.ts';

const { values } = parseArgs({ options: { into: { type: 'string' }, 'no-start': { type: 'boolean' } } });
const into = resolve(values.into ?? 'dist');

const bundles: Bundle[] = [];
for (const deployable of deployables) bundles.push(await bundle(deployable, into));

const isMeasured = values['no-start'] !== true;

/** The median of what was measured, in whole milliseconds. */
const middle = (times: readonly (number | null)[]): string => {
  const measured = times.filter((time) => time !== null);
  return measured.length === 0 ? '' : median(measured).toFixed(0);
};

const line = (cells: readonly string[]): string =>
  cells.map((cell, index) => (index === 0 ? cell.padEnd(26) : cell.padStart(14))).join('');

console.log(line(['bundle', 'MB', ...(isMeasured ? ['ready, ms', 'processor, ms'] : [])]));
for (const built of bundles) {
  const starts = isMeasured ? await measureStart(built) : [];
  const times = [
    middle(starts.map(({ readyMs }) => readyMs)),
    middle(starts.map(({ processorMs }) => processorMs)),
  ];
  console.log(line([built.deployable.folder, (built.bytes / 1e6).toFixed(2), ...times]));
}
