import { oddsSnapshots } from '../../schemas/tables/odds.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { withOrigin } from '../../shared/domain/lineage.ts';
import type { DevigMethod } from '../../shared/domain/odds/remove-margin.ts';
import type { SourceRequest } from '../../shared/ports/data-source.ts';
import { snapshotRows } from '../../shared/sources/odds/map-snapshots.ts';
import { matchEvents, type OddsGame } from '../../shared/sources/odds/match-events.ts';
import type { OddsApiSource } from '../../shared/sources/odds/odds-api-source.ts';
import type { OddsProvider } from '../../shared/sources/odds/provider.ts';
import type { ScheduledGame } from '../../shared/sources/statsapi/read-schedule.ts';
import { newestListings } from '../../shared/sources/statsapi/stage-rows.ts';
import type { LedgerRow } from './archive-response.ts';
import { buildDatasetBundle } from './build-bundle.ts';
import type { DatasetCollector } from './collect-datasets.ts';
import { fetchAndRead, guardSource } from './fetch-response.ts';

/** Ten more requests: the operator hears of it before the plan is used up. */
const creditsLowBelow = 20;

/** What collecting odds needs. */
export interface OddsCollectorParts {
  source: OddsApiSource;
  provider: OddsProvider;
  method: DevigMethod;
  /** Why a request should not be made at all, there being no key for it, say; null: make it. */
  skipReason(request: SourceRequest): Promise<string | null>;
}

/**
 * Prices of the games of a date that have not begun: one request, whatever the number of games, and none when every game has begun. Prices of games that are being played are another market: they are left out.
 */
export const createOddsCollector = ({
  source,
  provider,
  method,
  skipReason,
}: OddsCollectorParts): DatasetCollector => ({
  dataset: 'odds',
  collect: async ({ runId, gameDate, listings }, tools) => {
    const games = newestListings(listings).filter(isOfDate(gameDate));
    const upcoming = new Set(
      games.filter(({ header }) => header.status.state === 'scheduled').map(({ header }) => header.gamePk),
    );
    if (upcoming.size === 0) return null;
    const request = provider.requestFor(gameDate);
    const skipped = await skipReason(request);
    if (skipped !== null) return { skipped };
    const { context } = tools;
    const ledger: LedgerRow[] = [];
    const { result, response } = await fetchAndRead(
      guardSource(source, false, context, tools.settings),
      request,
      tools,
      ledger,
      ({ body }, what) => provider.read(body, what),
    );
    const quota = source.quota();
    const isLow = (quota?.remaining ?? Number.POSITIVE_INFINITY) < creditsLowBelow;
    context.log[isLow ? 'warn' : 'info']({ dataset: 'odds', ...quota }, 'credits of the odds plan');
    const capturedAt = response.fetchedAt;
    const ahead = result.events.filter(({ startsAt }) => Date.parse(startsAt) > Date.parse(capturedAt));
    const { matches, findings } = matchEvents(ahead, games.map(oddsGameOf));
    const reading = {
      runId,
      source: response.source,
      fetchedAt: capturedAt,
      ingestedAt: context.clock.now().toISOString(),
    };
    const rows = matches
      .filter(({ game }) => upcoming.has(game.gamePk))
      .flatMap((match) => snapshotRows(match, { kind: 'live', capturedAt, method }))
      .map((row) => withOrigin(row, { ...reading, knownAt: capturedAt }));
    return buildDatasetBundle(
      'odds',
      {
        tables: rows.length === 0 ? {} : { [qualifiedName(oddsSnapshots)]: rows },
        findings: [...result.findings, ...findings],
      },
      ledger,
      reading,
    );
  },
});

/** Games that count for the date and may still be played: a postponed one has no prices of this day. */
const isOfDate =
  (gameDate: string) =>
  ({ header }: ScheduledGame): boolean =>
    header.gameDate === gameDate &&
    header.status.state !== 'postponed' &&
    header.status.state !== 'cancelled';

const oddsGameOf = ({ header }: ScheduledGame): OddsGame => ({
  gamePk: header.gamePk,
  gameDate: header.gameDate,
  gameNumber: header.gameNumber,
  homeTeamId: header.homeTeamId,
  awayTeamId: header.awayTeamId,
  scheduledStartAt: header.scheduledStartAt,
  isStartTbd: header.isStartTimeTbd,
});
