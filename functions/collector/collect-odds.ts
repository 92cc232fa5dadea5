import { oddsSnapshots } from '../../schemas/tables/odds.ts';
import { qualifiedName } from '../../schemas/tables/table-contract.ts';
import { withOrigin } from '../../shared/domain/lineage.ts';
import type { DevigMethod } from '../../shared/domain/odds/remove-margin.ts';
import type { SourceRequest } from '../../shared/ports/data-source.ts';
import { snapshotRows } from '../../shared/sources/odds/map-snapshots.ts';
import { matchEvents } from '../../shared/sources/odds/match-events.ts';
import type { OddsApiSource } from '../../shared/sources/odds/odds-api-source.ts';
import type { OddsProvider } from '../../shared/sources/odds/provider.ts';
import type { LedgerRow } from './archive-response.ts';
import { buildDatasetBundle } from './build-bundle.ts';
import type { DatasetCollector } from './collect-datasets.ts';
import { fetchAndRead, guardSource } from './fetch-response.ts';
import { tellCredits } from './odds-credits.ts';
import { pricedGames } from './priced-games.ts';

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
    const { games, upcoming } = pricedGames(listings, gameDate);
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
    tellCredits(source.quota(), 'odds', context);
    const capturedAt = response.fetchedAt;
    const ahead = result.events.filter(({ startsAt }) => Date.parse(startsAt) > Date.parse(capturedAt));
    const { matches, findings } = matchEvents(ahead, games);
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
