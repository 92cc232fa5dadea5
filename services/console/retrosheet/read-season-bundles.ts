import { type ErrorOutcome, orError } from '../../../shared/runtime/error-outcome.ts';
import { readSeason } from '../../../shared/sources/retrosheet/read-season.ts';
import type {
  SeasonContext,
  SeasonFiles,
  SeasonPart,
  SeasonReading,
} from '../../../shared/sources/retrosheet/season-reading.ts';
import { type BundleText, bundleTexts } from './bundle-texts.ts';
import { GrowingText } from './growing-text.ts';

/** The files of a season and what reading them needs. Plain data: it can be handed to another thread. */
export interface SeasonTask extends SeasonContext, Record<keyof SeasonFiles, Uint8Array | null> {
  /** In which the bundles are written: a season has 80 MB of them. */
  memory: SharedArrayBuffer;
}

/** The bundles of a part of a season. */
export interface BundledPart extends Pick<SeasonPart, 'from' | 'to'> {
  bundles: BundleText[];
}

/** A season that was read, as plain data; good until its memory is used again. */
export interface BundledSeason extends Omit<SeasonReading, 'parts'> {
  parts: BundledPart[];
}

const asBuffer = (body: Uint8Array | null): Buffer | null =>
  body === null ? null : Buffer.from(body.buffer, body.byteOffset, body.byteLength);

/** Reads a season and writes its bundles, those of one part after those of the other; an error of the files is part of the outcome. */
export const readSeasonBundles = (task: SeasonTask): BundledSeason | ErrorOutcome =>
  orError(() => {
    const files = {
      gameLog: asBuffer(task.gameLog),
      gameInfo: asBuffer(task.gameInfo),
      teamStats: asBuffer(task.teamStats),
      batting: asBuffer(task.batting),
      pitching: asBuffer(task.pitching),
      allPlayers: asBuffer(task.allPlayers),
    };
    const { parts, ...reading } = readSeason(files, task);
    const growing = new GrowingText(task.memory);
    return {
      ...reading,
      parts: parts.map(({ from, to, tables }) => ({ from, to, bundles: [...bundleTexts(tables, growing)] })),
    };
  });
