import { modelObjectKeys } from '../../../schemas/models.ts';
import { addDays, easternDateOf } from '../../../shared/domain/calendar.ts';
import { readModelCard } from '../../../shared/runtime/models/stored-versions.ts';
import { readDriftSettings } from '../drift/config.ts';
import { formatDrift } from '../drift/format-drift.ts';
import { measureDrift } from '../drift/measure-drift.ts';
import { recordDrift } from '../drift/record-drift.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../embedded-ports.ts';
import { compareArms, formatComparison } from '../models/compare-arms.ts';
import { type ComparedVersion, diffModels, formatDifference } from '../models/diff-models.ts';
import { formatCard } from '../models/format-card.ts';
import { formatMoves, formatVersions } from '../models/format-versions.ts';
import { type MoveOutcome, promoteVersion, rollBack } from '../models/move-model.ts';
import { type ModelsAction, type ModelsOptions, parseModelsOptions } from '../models/options.ts';
import { readMoves } from '../models/read-moves.ts';
import { readRegistry, readSystemPointers } from '../models/read-registry.ts';
import { newRunId } from '../run-chain.ts';
import type { Terminal } from './nightly.ts';

type Action = (
  ports: EmbeddedPorts,
  versions: readonly string[],
  options: ModelsOptions,
  terminal: Terminal,
) => Promise<void>;

const list: Action = async (ports, _versions, { system, json }, { out }) => {
  const moves = await readMoves(ports, system);
  const versions = await readRegistry(ports, system);
  if (json) out(JSON.stringify({ model_system: system, versions, moves }));
  else for (const line of [...formatVersions(versions), ...formatMoves(moves)]) out(line);
};

const show: Action = async (ports, [version = ''], { system, json }, { out }) => {
  const { objects } = ports;
  const card = await readModelCard(objects, system, version);
  const { current, candidate } = await readSystemPointers(objects, system);
  const isCurrent = current?.pointer.model_version === version;
  const state = isCurrent ? 'current' : candidate?.model_version === version ? 'candidate' : '';
  const moves = (await readMoves(ports, system)).filter(
    ({ from_version, to_version }) => from_version === version || to_version === version,
  );
  if (json) {
    out(JSON.stringify({ state, card, moves }));
    return;
  }
  for (const line of [...formatCard(card, state), ...formatMoves(moves)]) out(line);
};

/** Whoever asks, by the name that the system has for him. */
const callerOf = ({ environment }: Terminal): string => environment['USER'] ?? 'console';

function tellMove(move: MoveOutcome, { system, json }: ModelsOptions, { out }: Terminal): void {
  if (json) out(JSON.stringify({ model_system: system, ...move }));
  else {
    out(`${system}: ${move.to} is the current model now, in place of ${move.from ?? 'none'}.`);
    out('A running API takes it up within seconds; stored predictions follow with the next slate.');
  }
}

const promote: Action = async (ports, [version = ''], options, terminal) => {
  const why = options.why ?? null;
  const move = await promoteVersion(ports, version, { system: options.system, by: callerOf(terminal), why });
  tellMove(move, options, terminal);
};

const rollback: Action = async (ports, _versions, options, terminal) => {
  const why = options.why ?? null;
  tellMove(await rollBack(ports, { system: options.system, by: callerOf(terminal), why }), options, terminal);
};

const diff: Action = async ({ objects }, [before = '', after = ''], { system, json }, { out }) => {
  const read = async (version: string): Promise<ComparedVersion> => ({
    card: await readModelCard(objects, system, version),
    modelText: (await objects.get(modelObjectKeys(system, version).model)).toString(),
  });
  const difference = diffModels(await read(before), await read(after));
  if (json) out(JSON.stringify(difference));
  else for (const line of formatDifference(difference)) out(line);
};

/** Before anything was predicted, and after anything will be. */
const allDates = { from: '1900-01-01', to: '2999-12-31' };

const compare: Action = async ({ warehouse }, _versions, { system, json }, { out }) => {
  const comparison = await compareArms(warehouse, system, allDates);
  if (json) out(JSON.stringify({ model_system: system, ...comparison }));
  else for (const line of formatComparison(comparison)) out(line);
};

const drift: Action = async (ports, _versions, options, { out, environment }) => {
  const date = options.date ?? addDays(easternDateOf(ports.clock.now()), -1);
  const measurements = await measureDrift(ports, date, readDriftSettings(environment));
  await recordDrift(ports, measurements, newRunId(ports));
  if (options.json) out(JSON.stringify({ systems: measurements }));
  else if (measurements.length === 0) out('No model was trained yet: there is nothing to measure.');
  else for (const line of measurements.flatMap(formatDrift)) out(line);
};

const actions: Record<ModelsAction, Action> = { list, show, promote, rollback, diff, compare, drift };

/** `models`: the registry of a prediction system: what was trained, what is served, what runs beside it. Returns the exit code. */
export async function models(args: readonly string[], terminal: Terminal): Promise<number> {
  const { action, versions, options } = parseModelsOptions(args);
  const ports = await openEmbeddedPorts(options['data-dir'], { logLevel: 'info' });
  try {
    await actions[action](ports, versions, options, terminal);
    return 0;
  } finally {
    await ports.warehouse.close();
  }
}
