import { modelObjectKeys } from '../../../schemas/models.ts';
import { addDays, easternDateOf } from '../../../shared/domain/calendar.ts';
import { readModelCard } from '../../../shared/runtime/models/stored-versions.ts';
import { readDriftSettings } from '../drift/config.ts';
import { formatDrift } from '../drift/format-drift.ts';
import { measureDrift, recordDrift } from '../drift/measure-drift.ts';
import { type EmbeddedPorts, openEmbeddedPorts } from '../embedded-ports.ts';
import { compareArms, formatComparison } from '../models/compare-arms.ts';
import { type ComparedVersion, diffModels, formatDifference } from '../models/diff-models.ts';
import { formatCard } from '../models/format-card.ts';
import { type MoveOutcome, promoteVersion, rollBack } from '../models/move-model.ts';
import { type ModelsAction, type ModelsOptions, parseModelsOptions } from '../models/options.ts';
import { type RegisteredVersion, readRegistry, readSystemPointers } from '../models/read-registry.ts';
import { formatTable, type Print } from '../print-run.ts';
import { newRunId } from '../run-chain.ts';
import type { Terminal } from './nightly.ts';

type Action = (
  ports: EmbeddedPorts,
  versions: readonly string[],
  options: ModelsOptions,
  terminal: Terminal,
) => Promise<void>;

const brier = (value: number | null): string => (value === null ? '-' : value.toFixed(4));

function printVersions(versions: readonly RegisteredVersion[], out: Print): void {
  if (versions.length === 0) {
    out('No model was trained yet: Elo alone is served.');
    return;
  }
  const lines = formatTable(
    [
      'version',
      'state',
      'decision',
      'trained through',
      'games',
      'held out',
      'member',
      'Brier',
      'constant',
      'Elo',
      'log loss',
      'objects',
    ],
    versions.map((own) => [
      own.model_version,
      own.state,
      own.decision,
      own.trained_through,
      own.training_games,
      own.holdout_games,
      own.engine,
      brier(own.brier),
      brier(own.brier_constant),
      brier(own.brier_elo),
      brier(own.log_loss),
      own.is_stored ? 'stored' : 'cleaned up',
    ]),
  );
  for (const line of lines) out(line);
  out('Brier and log loss are of the held-out games of each version; "models compare" pairs games.');
}

const list: Action = async (ports, _versions, { system, json }, { out }) => {
  const versions = await readRegistry(ports, system);
  if (json) out(JSON.stringify({ model_system: system, versions }));
  else printVersions(versions, out);
};

const show: Action = async ({ objects }, [version = ''], { system, json }, { out }) => {
  const card = await readModelCard(objects, system, version);
  const { current, candidate } = await readSystemPointers(objects, system);
  const isCurrent = current?.pointer.model_version === version;
  const state = isCurrent ? 'current' : candidate?.model_version === version ? 'candidate' : '';
  const moves = (current?.pointer.changes ?? []).filter(
    ({ from_version, to_version }) => from_version === version || to_version === version,
  );
  if (json) {
    out(JSON.stringify({ state, card, pointer_changes: moves }));
    return;
  }
  for (const line of formatCard(card, state)) out(line);
  if (moves.length > 0) out('');
  for (const { action, from_version, to_version, changed_at, changed_by, reason } of moves)
    out(
      `${changed_at} ${action.replace('_', ' ')} by ${changed_by}: ${from_version ?? 'none'} -> ${to_version}: ${reason}`,
    );
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
  const why = options.why ?? 'promoted by hand';
  const move = await promoteVersion(ports, version, { system: options.system, by: callerOf(terminal), why });
  tellMove(move, options, terminal);
};

const rollback: Action = async (ports, _versions, options, terminal) => {
  const why = options.why ?? 'rolled back by hand';
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
  const measurement = await measureDrift(ports, date, readDriftSettings(environment));
  if (measurement === null) {
    out(
      options.json
        ? JSON.stringify({ metrics: [] })
        : 'No model was trained yet: there is nothing to measure.',
    );
    return;
  }
  await recordDrift(ports, measurement, newRunId(ports));
  if (options.json) out(JSON.stringify(measurement));
  else for (const line of formatDrift(measurement)) out(line);
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
