import { readValidatorSettings } from '../../../functions/validator/config.ts';
import { addDays, easternDateOf } from '../../../shared/domain/calendar.ts';
import type { Ailment } from '../../../shared/domain/healing/detect-ailments.ts';
import { withChain } from '../embedded-chain.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../embedded-ports.ts';
import { findAilments, type HealWindow } from '../find-ailments.ts';
import { assertReachable, openSource, servesStatcast } from '../open-source.ts';
import { type HealOptions, parseHealOptions } from '../options.ts';
import { formatTable } from '../print-run.ts';
import { recordDates } from '../record-manifests.ts';
import { repairAilments } from '../repair-ailments.ts';
import { newRunId } from '../run-chain.ts';
import { resumeInterrupted, type Terminal } from './nightly.ts';

/**
 * `heal`: finds what is missing, stale, graded F, stuck or too old, and publishes what repairs it. Returns the exit code: 0 all is
 * well in the end (or --dry-run), 1 something is left for a person.
 */
export async function heal(args: readonly string[], terminal: Terminal): Promise<number> {
  const options = parseHealOptions(args);
  const ports = await openEmbeddedPorts(options['data-dir'], { logLevel: 'info' });
  try {
    const window: HealWindow = {
      date: options.date ?? addDays(easternDateOf(ports.clock.now()), -1),
      lookBackDays: options['look-back-days'],
      expectsStatcast: servesStatcast(options),
      collectionsMax: readValidatorSettings(terminal.environment).collectionsMax,
    };
    if (options['dry-run']) {
      print(await findAilments(ports, window), null, options, terminal);
      return 0;
    }
    const { found, left } = await repair(ports, window, options, terminal);
    print(found, left, options, terminal);
    return left.length === 0 ? 0 : 1;
  } finally {
    await ports.warehouse.close();
  }
}

async function repair(
  ports: EmbeddedPorts,
  window: HealWindow,
  options: HealOptions,
  terminal: Terminal,
): Promise<{ found: Ailment[]; left: Ailment[] }> {
  const { source, savant, close } = await openSource({ ...options, date: window.date }, ports.clock);
  try {
    return await withChain(ports, { source, savant }, terminal.environment, async () => {
      await resumeInterrupted(ports, terminal.progress);
      const found = await findAilments(ports, window);
      if (found.every((ailment) => ailment.repair === null)) return { found, left: found };
      const isCollecting = found.some((ailment) => ailment.repair?.kind === 'collect');
      if (options.source === 'statsapi' && isCollecting) await assertReachable(source, window.date);
      const dates = await repairAilments(ports, found, window, newRunId(ports));
      await recordDates(ports, dates);
      return { found, left: await findAilments(ports, window) };
    });
  } finally {
    await close();
  }
}

const repairWords: Readonly<Record<NonNullable<Ailment['repair']>['kind'], string>> = {
  collect: 'collect again',
  replay: 'replay',
  rebuild_features: 'rebuild features',
  train: 'train',
};

const keyOf = ({ kind, subject }: Ailment): string => `${kind} ${subject}`;

/** One line an ailment. `left` is what was found after the repair; null: nothing was repaired. */
function print(
  found: readonly Ailment[],
  left: readonly Ailment[] | null,
  { json }: HealOptions,
  { out }: Terminal,
): void {
  const isLeft = new Set((left ?? []).map(keyOf));
  const isNew = (left ?? []).filter((ailment) => !found.some((one) => keyOf(one) === keyOf(ailment)));
  const stateOf = (ailment: Ailment): string => {
    if (left === null) return ailment.repair === null ? 'needs a person' : 'found';
    return isLeft.has(keyOf(ailment)) ? 'left' : 'repaired';
  };
  const rows = [...found, ...isNew].map((ailment) => ({ ...ailment, state: stateOf(ailment) }));
  if (json) {
    out(JSON.stringify({ ailments: rows }));
    return;
  }
  if (rows.length === 0) {
    out('Nothing to heal.');
    return;
  }
  const lines = formatTable(
    ['state', 'what', 'subject', 'repair', 'detail'],
    rows.map(({ state, kind, subject, repair: how, detail }) => [
      state,
      kind.replaceAll('_', ' '),
      subject,
      how === null ? 'needs a person' : repairWords[how.kind],
      detail.slice(0, 100),
    ]),
  );
  for (const line of lines) out(line);
}
