import type { AskedSide } from '../../../domain/history/asked-game.ts';
import { unknownPerson } from '../../../domain/history/history.ts';
import type { PitcherRates } from '../../../domain/ratings/pitcher-rates.ts';
import type { StarterForm } from '../../../domain/ratings/starter-form.ts';
import type { TeamForm } from '../../../domain/ratings/team-form.ts';
import type { GameState } from './game-state.ts';
import {
  type LineUpContext,
  type LineUpFacts,
  lineUpFacts,
  meanLineUpFacts,
  startersOf,
  unknownLineUp,
} from './line-ups.ts';

/** Whose line-up a forecast knows: the one that played, or what the line-ups before it let expect. */
export type LineUps = 'actual' | 'projected';

/** The ratings that facts are taken from: those of a walk through history, or those of a serving snapshot, which knows one day alone. */
export interface RatingsView {
  readonly people: GameState['people'];
  readonly league: { perTeamGame(): { runs: number } };
  readonly parks: Pick<GameState['parks'], 'of'>;
  readonly forms: Pick<GameState['forms'], 'of'>;
  readonly strengths: Pick<GameState['strengths'], 'offence' | 'defence' | 'starter'>;
  readonly starters: Pick<GameState['starters'], 'of'>;
  readonly pitchers: Pick<GameState['pitchers'], 'of'>;
  readonly batters: Pick<GameState['batters'], 'of'>;
  readonly eloOf: GameState['eloOf'];
  readonly lineUpsOf: GameState['lineUpsOf'];
}

/** What is known of one side in the morning of the game. Runs are over the league's mean. */
export interface SideFacts {
  elo: number;
  form: TeamForm;
  offence: number;
  defence: number;
  starterStrength: number;
  starterForm: StarterForm;
  starterRates: PitcherRates;
  /** Years; NaN when the birth year is unknown. */
  starterAge: number;
  lineUp: LineUpFacts;
}

/** Nobody's id: a starter of whom not even the name is known is taken for a newcomer. */
export const NOBODY = -1;
/** The line-ups of the last season still tell of the first games of this one, those before do not. */
export const LINE_UP_MEMORY_DAYS = 250;

function lineUpOf(
  state: RatingsView,
  side: AskedSide,
  lineUps: LineUps,
  context: LineUpContext,
): LineUpFacts {
  switch (lineUps) {
    case 'actual': {
      const slots = startersOf(side);
      return slots === null ? unknownLineUp : lineUpFacts(slots, context);
    }
    case 'projected': {
      const earlier = state
        .lineUpsOf(side.teamId)
        .filter(({ day }) => context.day - day <= LINE_UP_MEMORY_DAYS);
      return meanLineUpFacts(
        earlier.map(({ slots }) => slots),
        context,
      );
    }
  }
}

/** The facts of one side of a game. */
export function sideFacts(
  state: RatingsView,
  { own, opponent, season }: { own: AskedSide; opponent: AskedSide; season: number },
  day: number,
  lineUps: LineUps,
): SideFacts {
  const personOf = (id: number | null) => (id === null ? null : state.people.get(id)) ?? unknownPerson;
  const starterId = own.starterId ?? NOBODY;
  return {
    elo: state.eloOf(own.teamId),
    form: state.forms.of(own.teamId, day),
    offence: state.strengths.offence(own.teamId),
    defence: state.strengths.defence(own.teamId),
    starterStrength: state.strengths.starter(starterId),
    starterForm: state.starters.of(starterId, day),
    starterRates: state.pitchers.of(starterId, day),
    starterAge: season - (personOf(own.starterId).birthYear ?? Number.NaN),
    lineUp: lineUpOf(state, own, lineUps, {
      ratings: state.batters,
      people: state.people,
      day,
      season,
      opposingHand: personOf(opponent.starterId).throws,
    }),
  };
}
