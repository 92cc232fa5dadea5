import { asHanksTankError } from '../../../shared/domain/errors.ts';
import type { DevigMethod } from '../../../shared/domain/odds/remove-margin.ts';
import { backfillRetrosheet } from '../commands/backfill-retrosheet.ts';
import { resumeInterrupted, type Terminal } from '../commands/nightly.ts';
import { withChain } from '../embedded-chain.ts';
import type { EmbeddedPorts } from '../embedded-ports.ts';
import { holdFeatures } from '../hold-features.ts';
import { importOddsFile, openOddsFile } from '../import-odds-file.ts';
import { noSource } from '../no-source.ts';
import { csvFilesAt } from './read-reference-forecasts.ts';

/** Files that a backtest is to take in before it begins. */
export interface HistoryFiles {
  /** Folder of Retrosheet's files; what is loaded already is skipped. */
  retrosheet?: string | undefined;
  /** File of moneylines, or a folder of such files. */
  odds?: string | undefined;
  fromSeason: number;
  toSeason: number;
}

const devig: DevigMethod = 'multiplicative';

/**
 * Loads files through the chain. Features for the nightly models are not built here: their events wait on the bus for the next night.
 * Throws CONFIG_INVALID and what storage or warehouse throw; a file of odds that is none is named and left out.
 */
export async function prepareHistory(
  ports: EmbeddedPorts,
  { retrosheet, odds, fromSeason, toSeason }: HistoryFiles,
  { environment, progress }: Pick<Terminal, 'environment' | 'progress'>,
): Promise<void> {
  if (retrosheet === undefined && odds === undefined) return;
  await withChain(ports, { source: noSource('a backtest'), savant: null }, environment, async () => {
    await resumeInterrupted(ports, progress);
    holdFeatures(ports);
    if (retrosheet !== undefined)
      await backfillRetrosheet(
        ports,
        { path: retrosheet, from: fromSeason, to: toSeason, mayLackRegister: true },
        { out: progress, progress },
      );
    for (const path of odds === undefined ? [] : csvFilesAt(odds)) {
      try {
        const seasons = await importOddsFile(ports, openOddsFile(path), devig);
        const sum = (count: 'games' | 'matched' | 'unread'): number =>
          seasons.reduce((all, season) => all + season[count], 0);
        const unread = sum('unread') === 0 ? '' : `, ${sum('unread')} lines name no game or a game twice`;
        progress(`odds: ${sum('matched')} of ${sum('games')} games of ${path} found${unread}`);
      } catch (thrown) {
        const error = asHanksTankError(thrown);
        if (error.class !== 'contract') throw thrown;
        progress(`odds: ${path} is left out: ${error.message}`);
      }
    }
  });
}
