import { z } from 'zod';
import { crossSourceRules, type DifferingGame } from '../../shared/domain/validation/cross-source-rules.ts';
import { type QualityReport, qualityReportSchema } from '../../shared/domain/validation/quality-report.ts';
import {
  type DatasetScores,
  defaultGateThresholds,
  type GateThresholds,
  judgeDataset,
} from '../../shared/domain/validation/zone-gate.ts';
import { readTwoAccounts } from '../../shared/runtime/read-two-accounts.ts';
import type { EmbeddedPorts } from './embedded-ports.ts';

/** Zones whose partitions a gate judges. */
export const gatedZones = ['staging', 'curated'] as const;

/** See {@link gatedZones}. */
export type GatedZone = (typeof gatedZones)[number];

/** A rule and how often the reports of a partition name it. */
export interface Offender {
  rule: string;
  severity: string;
  findings: number;
  example: string;
}

/** The quality of one partition. */
export interface ZoneQuality {
  zone: GatedZone;
  gameDate: string;
  passed: boolean;
  datasets: readonly DatasetScores[];
  /** The most frequent findings, the gravest first. */
  offenders: readonly Offender[];
}

/** A game's facts are late when they come more than so many hours after its end: the run of the next mid-morning has missed them. */
const lateAfterHours = 36;

const countsRow = z.strictObject({
  dataset: z.string(),
  row_count: z.int(),
  games: z.int(),
  complete: z.int(),
  consistent: z.int(),
  timely: z.int(),
});

/** The newest verdict over each game of a date, from the validator's reports. */
async function readGameReports(
  { objects }: Pick<EmbeddedPorts, 'objects'>,
  gameDate: string,
): Promise<QualityReport['games']> {
  const games = new Map<number, QualityReport['games'][number]>();
  const reports = await objects.list(`quality/game_date=${gameDate}/`);
  // Keys are sorted by run and attempt: a later verdict replaces an earlier one.
  for (const { key } of reports) {
    const report = qualityReportSchema.parse(JSON.parse((await objects.get(key)).toString()));
    for (const game of report.games) games.set(game.game_pk, game);
  }
  return [...games.values()];
}

const severityOrder: readonly string[] = ['hard', 'soft', 'info'];
const offendersMax = 10;

type GameFindings = Pick<QualityReport['games'][number], 'game_pk' | 'findings'>;

function offendersOf(games: readonly GameFindings[]): Offender[] {
  const offenders = new Map<string, Offender>();
  for (const { game_pk, findings } of games) {
    for (const { rule, severity, row_key, message } of findings) {
      const example = `game ${game_pk}${row_key === null ? '' : ` (${row_key})`}: ${message}`;
      const before = offenders.get(rule) ?? { rule, severity, findings: 0, example };
      offenders.set(rule, { ...before, findings: before.findings + 1 });
    }
  }
  return [...offenders.values()]
    .toSorted(
      (left, right) =>
        severityOrder.indexOf(left.severity) - severityOrder.indexOf(right.severity) ||
        right.findings - left.findings ||
        (left.rule < right.rule ? -1 : 1),
    )
    .slice(0, offendersMax);
}

function flaggedRowsOf(games: QualityReport['games'], dataset: string): number {
  const rows = games.flatMap(({ game_pk, findings }) =>
    findings.flatMap(({ table, row_key, severity }) =>
      severity !== 'info' && row_key !== null && table?.endsWith(`.${dataset}`) === true
        ? [`${game_pk} ${row_key}`]
        : [],
    ),
  );
  return new Set(rows).size;
}

const [scoreRule] = crossSourceRules;

/** Games of which Retrosheet tells too: consistent when both give the same score. None: nothing to judge. */
async function judgeRetrosheet(
  warehouse: EmbeddedPorts['warehouse'],
  gameDate: string,
  thresholds: GateThresholds,
): Promise<{ datasets: DatasetScores[]; differing: readonly DifferingGame[] }> {
  const { games, differing } = await readTwoAccounts(warehouse, gameDate, gameDate);
  if (games === 0) return { datasets: [], differing };
  const wrong = differing.filter(({ findings }) => findings.some(({ rule }) => rule === scoreRule?.id));
  const counts = { rows: games, games, complete: games, consistent: games - wrong.length, timely: null };
  return {
    datasets: [judgeDataset({ dataset: 'retrosheet_games', ...counts, flaggedRows: null }, thresholds)],
    differing,
  };
}

const asReported = ({ gamePk, findings }: DifferingGame): GameFindings => ({
  game_pk: gamePk,
  findings: findings.map(({ rowKey, ...finding }) => ({ ...finding, row_key: rowKey })),
});

/** Measures a partition against the thresholds of its gate. Reads only. */
export async function measureZone(
  ports: Pick<EmbeddedPorts, 'objects' | 'warehouse'>,
  zone: GatedZone,
  gameDate: string,
  thresholds: GateThresholds = defaultGateThresholds,
): Promise<ZoneQuality> {
  const date = { type: 'DATE', value: gameDate } as const;
  const rows = await ports.warehouse.query(
    { file: `operational/${zone}_quality/query.sql` },
    zone === 'staging'
      ? { game_date: date, late_after_hours: { type: 'INT64', value: lateAfterHours } }
      : { game_date: date },
  );
  const games = zone === 'staging' ? await readGameReports(ports, gameDate) : [];
  const datasets = rows.map((row) => {
    const { row_count, ...counts } = countsRow.parse(row);
    const flaggedRows = zone === 'staging' ? flaggedRowsOf(games, counts.dataset) : null;
    return judgeDataset({ ...counts, rows: row_count, flaggedRows }, thresholds);
  });
  const retrosheet =
    zone === 'staging'
      ? await judgeRetrosheet(ports.warehouse, gameDate, thresholds)
      : { datasets: [], differing: [] };
  datasets.push(...retrosheet.datasets);
  return {
    zone,
    gameDate,
    passed: datasets.every(({ failed }) => failed.length === 0),
    datasets,
    offenders: offendersOf([...games, ...retrosheet.differing.map(asReported)]),
  };
}
