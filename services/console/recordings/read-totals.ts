import { publicBy } from '../../../functions/collector/dataset-rows.ts';
import type { BundleFinding } from '../../../schemas/bundle.ts';
import { rosters } from '../../../schemas/tables/rosters.ts';
import { playerSeasonStats, teamSeasonStats } from '../../../schemas/tables/season-stats.ts';
import { standings } from '../../../schemas/tables/standings.ts';
import { easternDateOf } from '../../../shared/domain/calendar.ts';
import {
  type JsonObject,
  readInteger,
  readList,
  readMoment,
  readObject,
  readText,
} from '../../../shared/sources/statsapi/json-access.ts';
import { readRoster } from '../../../shared/sources/statsapi/read-roster.ts';
import { readPlayerStats, readTeamStats } from '../../../shared/sources/statsapi/read-season-stats.ts';
import { readStandings } from '../../../shared/sources/statsapi/read-standings.ts';
import { type AsOf, asOfDate, type RecordedMoment } from './recorded-moment.ts';
import { leftAlone, type RecordingReader, rowsOfTable } from './recorded-rows.ts';

/** Stands in until the season of a row says of which date it is. */
const anyDate = '1871-01-01';

const seasonOf = ({ query }: RecordedMoment): number => readInteger(query.get('season')) ?? 0;

function undated({ recording }: RecordedMoment, days: readonly AsOf[]): BundleFinding[] {
  const guessed = [...new Set(days.filter(({ isKnown }) => !isKnown).map(({ date }) => date))].sort();
  if (guessed.length === 0) return [];
  return [
    {
      code: 'FIELD_MISSING',
      path: recording.file,
      message: `nobody noted when it was recorded: what it says is of ${guessed.join(' and ')} or earlier`,
    },
  ];
}

/** Rows with the date that they are of. */
function dated<Row extends { season: number; as_of_date: string }>(
  rows: readonly Row[],
  moment: RecordedMoment,
  asOf: (season: number) => AsOf = (season) => asOfDate(moment, season),
): { rows: Row[]; findings: BundleFinding[] } {
  const days = rows.map(({ season }) => asOf(season));
  return {
    rows: rows.map((row, index) => ({ ...row, as_of_date: days[index]?.date ?? row.as_of_date })),
    findings: undated(moment, days),
  };
}

const typeNames = (json: JsonObject): string[] => [
  ...new Set(
    readList(json['stats']).flatMap(
      (block) => readText(readObject(readObject(block)['type'])['displayName']) ?? [],
    ),
  ),
];

/** Sums over dates that neither the address nor the answer names are of no date. */
function withoutUnknownRanges(json: JsonObject, { query }: RecordedMoment): JsonObject {
  if (query.has('startDate') && query.has('endDate')) return json;
  const isRange = (block: unknown): boolean =>
    readText(readObject(readObject(block)['type'])['displayName']) === 'byDateRange';
  return { ...json, stats: readList(json['stats']).filter((block) => !isRange(block)) };
}

const noTotals = (json: JsonObject) =>
  leftAlone(
    typeNames(json).includes('byDateRange')
      ? 'sums over dates that neither the address nor the answer names'
      : `no table keeps statistics of this kind (${typeNames(json).join(', ') || 'unnamed'})`,
  );

/** Totals of players by season: of an answer about statistics, or of one person. */
export const readPlayerTotals: RecordingReader = (json, moment) => {
  const what = moment.recording.file;
  const read = readPlayerStats(
    withoutUnknownRanges(json, moment),
    { season: seasonOf(moment), asOfDate: anyDate },
    what,
  );
  const { rows, findings } = dated(
    read.rows.filter(({ season }) => season > 0),
    moment,
  );
  if (rows.length === 0) return noTotals(json);
  return rowsOfTable(playerSeasonStats, { rows, findings: [...read.findings, ...findings] }, moment);
};

/** Totals of clubs by season. */
export const readTeamTotals: RecordingReader = (json, moment) => {
  const asked = { season: seasonOf(moment), asOfDate: anyDate };
  const read = readTeamStats(withoutUnknownRanges(json, moment), asked, moment.recording.file);
  const { rows, findings } = dated(
    read.rows.filter(({ season }) => season > 0),
    moment,
  );
  if (rows.length === 0) return noTotals(json);
  return rowsOfTable(teamSeasonStats, { rows, findings: [...read.findings, ...findings] }, moment);
};

/** Standings: as they have been since the source last changed them, at most until the end of the year. */
export const readRecordedStandings: RecordingReader = (json, moment) => {
  const changes = readList(json['records']).flatMap(
    (record) => readMoment(readObject(record)['lastUpdated']) ?? [],
  );
  const changed = changes.sort().at(-1);
  const asOf = (season: number): AsOf => {
    const asked = asOfDate(moment, season);
    if (asked.isKnown || changed === undefined) return asked;
    const day = easternDateOf(new Date(changed));
    return { date: day < asked.date ? day : asked.date, isKnown: true };
  };
  const read = readStandings(json, { season: seasonOf(moment), date: anyDate }, moment.recording.file);
  const { rows, findings } = dated(read.rows, moment, asOf);
  return rowsOfTable(standings, { rows, findings: [...read.findings, ...findings] }, moment, (row) =>
    publicBy(row.as_of_date, moment.at),
  );
};

/** A roster, when its address says of which date or season. */
export const readRecordedRoster: RecordingReader = (json, moment) => {
  const { recording, query } = moment;
  const rosterType = readText(json['rosterType']) ?? '';
  if (rosterType === 'coach') return leftAlone('coaches: no table keeps them');
  const season = seasonOf(moment) || Number(query.get('date')?.slice(0, 4) ?? 0);
  if (season === 0) return leftAlone('neither address nor answer says of which season the roster is');
  const teamId = readInteger(json['teamId']) ?? 0;
  const asked = { teamId, rosterType, season, date: anyDate };
  const read = readRoster(json, asked, recording.file);
  const { rows, findings } = dated(read.rows, moment);
  return rowsOfTable(rosters, { rows, findings: [...read.findings, ...findings] }, moment, (row) =>
    publicBy(row.as_of_date, moment.at),
  );
};
