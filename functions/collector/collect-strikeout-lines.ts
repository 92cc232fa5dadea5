import type { BundleFinding } from '../../schemas/bundle.ts';
import { strikeoutLineSnapshots } from '../../schemas/tables/strikeout-lines.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { withOrigin } from '../../shared/domain/lineage.ts';
import type { DevigMethod } from '../../shared/domain/odds/remove-margin.ts';
import type { SourceRequest } from '../../shared/ports/data-source.ts';
import { matchEvents, type OddsGame } from '../../shared/sources/odds/match-events.ts';
import type { OddsApiSource } from '../../shared/sources/odds/odds-api-source.ts';
import type { LinesProvider } from '../../shared/sources/odds/provider.ts';
import type { QuotedLine } from '../../shared/sources/odds/read-strikeout-lines.ts';
import {
  type KnownStarter,
  quotedLineOf,
  strikeoutLineRows,
} from '../../shared/sources/odds/strikeout-line-rows.ts';
import { mapAnnouncedPitchers } from '../../shared/sources/statsapi/map-schedule.ts';
import type { ScheduledGame } from '../../shared/sources/statsapi/read-schedule.ts';
import { newestListings } from '../../shared/sources/statsapi/stage-rows.ts';
import type { LedgerRow } from './archive-response.ts';
import { buildDatasetBundle } from './build-bundle.ts';
import type { DatasetCollector } from './collect-datasets.ts';
import { eachOrFinding } from './each-or-finding.ts';
import { type FetchTools, fetchAndRead, type GuardedSource, guardSource } from './fetch-response.ts';
import { creditsLowBelow, tellCredits } from './odds-credits.ts';
import { pricedGames } from './priced-games.ts';

/** What collecting strikeout lines needs. */
export interface StrikeoutLinesParts {
  source: OddsApiSource;
  provider: LinesProvider;
  method: DevigMethod;
  /** Why nothing should be asked at all, there being no key, say; null: ask. */
  skipReason(request: SourceRequest): Promise<string | null>;
}

/** What was gathered game by game. */
interface Gathered {
  lines: QuotedLine[];
  ledger: LedgerRow[];
  findings: BundleFinding[];
}

/**
 * Lines on the strikeouts of the announced starters of games that have not begun: a request for the events of the date, which is free, and one for
 * each game, which is not. When the plan has too few credits left for them, and for prices, no game is asked for and the run says so. A game that
 * fails is a finding; when every game fails the dataset does, with the last error.
 */
export const createStrikeoutLinesCollector = ({
  source,
  provider,
  method,
  skipReason,
}: StrikeoutLinesParts): DatasetCollector => ({
  dataset: 'strikeout_lines',
  collect: async ({ runId, gameDate, listings }, tools) => {
    const { games, upcoming } = pricedGames(listings, gameDate);
    if (upcoming.size === 0) return null;
    const request = provider.eventsFor(gameDate);
    const skipped = await skipReason(request);
    if (skipped !== null) return { skipped };
    const gathered: Gathered = { lines: [], ledger: [], findings: [] };
    const guarded = guardSource(source, false, tools.context, tools.settings);
    const { result, response } = await fetchAndRead(
      guarded,
      request,
      tools,
      gathered.ledger,
      ({ body }, what) => provider.readEvents(body, what),
    );
    const ahead = result.events.filter(
      ({ startsAt }) => Date.parse(startsAt) > Date.parse(response.fetchedAt),
    );
    const { matches, findings } = matchEvents(ahead, games);
    gathered.findings.push(...result.findings, ...findings);
    const asked = matches.filter(({ game }) => upcoming.has(game.gamePk));
    const lack = lackOfCredits(source.quota()?.remaining ?? null, asked.length);
    if (lack !== null) gathered.findings.push({ code: 'ROW_SKIPPED', path: 'credits', message: lack });
    else await gatherLines(asked, provider, guarded, tools, gathered);
    tellCredits(source.quota(), 'strikeout_lines', tools.context);

    const found = strikeoutLineRows(
      gathered.lines,
      games,
      announcedStarters(listings, response.fetchedAt),
      method,
    );
    const now = tools.context.clock.now().toISOString();
    const reading = { runId, source: response.source, fetchedAt: response.fetchedAt, ingestedAt: now };
    const rows = found.rows.map((row) => withOrigin(row, { ...reading, knownAt: row.captured_at }));
    return buildDatasetBundle(
      'strikeout_lines',
      {
        tables: rows.length === 0 ? {} : { [qualifiedName(strikeoutLineSnapshots)]: rows },
        findings: [...gathered.findings, ...found.findings],
      },
      gathered.ledger,
      reading,
    );
  },
});

/** Prices of games come first: they need what is under the mark. null: the plan suffices, or nobody says. */
function lackOfCredits(remaining: number | null, games: number): string | null {
  if (remaining === null || remaining - games >= creditsLowBelow) return null;
  return `the plan has ${remaining} credits left: lines of ${games} games are not asked for`;
}

async function gatherLines(
  events: readonly { event: { eventId: string }; game: OddsGame }[],
  provider: LinesProvider,
  source: GuardedSource,
  tools: FetchTools,
  { lines, ledger, findings }: Gathered,
): Promise<void> {
  const asked = { parts: events, nameOf: ({ game }: (typeof events)[number]) => `game ${game.gamePk}` };
  await eachOrFinding(asked, findings, async ({ event, game }) => {
    const { result, response } = await fetchAndRead(
      source,
      provider.linesFor(event.eventId),
      tools,
      ledger,
      ({ body }, what) => provider.readLines(body, what),
    );
    findings.push(...result.findings);
    lines.push(...result.lines.map((line) => quotedLineOf(line, game, response.fetchedAt)));
  });
}

const announcedStarters = (listings: readonly ScheduledGame[], fetchedAt: string): KnownStarter[] =>
  newestListings(listings)
    .flatMap((listing) => mapAnnouncedPitchers(listing, fetchedAt))
    .flatMap(({ game_pk, team_id, pitcher_id, pitcher_name }) =>
      pitcher_id === null || pitcher_name === null
        ? []
        : [{ gamePk: game_pk, teamId: team_id, pitcherId: pitcher_id, name: pitcher_name }],
    );
