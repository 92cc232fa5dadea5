"""player_features_daily."""
from types import SimpleNamespace

import numpy as np
import pandas as pd

from leagues import COUNTS, league_counts
from line_ups import MEMORY, LineUps
from sums import decayed_sums, drawn, known_before, known_of, looked_up, matters

# Plate appearances, or batters faced, of an ordinary player that are added to a player's own.
OUTCOMES = {"hits": 500, "home_runs": 120, "runs_batted_in": 200, "runs": 200, "strikeouts": 80, "walks": 120}
ALLOWED = {"strikeouts": 100, "walks": 200, "home_runs": 800, "hits": 1200, "runs": 800}
PARK = {outcome: 60 * 76 for outcome in OUTCOMES}
OTHER_SUMS = ["plate_appearances", "on_base_above", "extra_bases", "starts", "start_appearances"]
PITCHER_ON_BASE = -0.12
GAME = ["game_pk", "team_id"]


def with_expected(names, prefix=""):
    """Counts and those expected."""
    return [f"{prefix}{name}{against}" for against in ("", "_expected") for name in names]


def ratios(sums, sizes, league, keys, prefix=""):
    """Counts by those expected, both with so much of the ordinary beside them: row by row of the keys."""
    total = looked_up(sums, keys)
    drawn_to_one = {}
    for name, size in sizes.items():
        drawn_to_one[name] = drawn(total[f"{prefix}{name}"], total[f"{prefix}{name}_expected"], 1, size * league[name])
    return pd.DataFrame(drawn_to_one)


class Batters:
    """Every line with what the league would have come to there, against the same rivals, as was known on that day."""

    def __init__(self, history):
        self.people = history.people
        line = ["game_pk", "known_on", "completed_at", "park", "team_id", "opponent_id", "player_id", "is_starter"]
        batting = history.batting[history.batting.plate_appearances > 0]
        start = batting.is_starter.astype(int)
        self.batting = batting[line + ["plate_appearances", "on_base", *OUTCOMES]].assign(
            on_base_above=np.nan,
            extra_bases=batting.doubles + batting.triples,
            starts=start,
            start_appearances=start * (batting.plate_appearances - 4),
            **{f"{name}_expected": np.nan for name in OUTCOMES},
        )
        expected = {f"{name}_expected": np.nan for name in ALLOWED}
        self.pitching = history.pitching[line + ["batters_faced", *ALLOWED]].assign(**expected)
        sums_of_lines = [*with_expected(OUTCOMES, "here_"), *with_expected(ALLOWED, "relief_")]
        team_game = ["game_pk", "known_on", "completed_at", "season", "team_id", "park", *COUNTS]
        self.team_games = history.team_games[team_game].assign(**{name: np.nan for name in sums_of_lines})
        starters = history.batting[history.batting.is_starter & history.batting.slot.between(1, 9) & ~history.batting.is_pitcher]
        self.line_ups = LineUps(starters)

    def day(self, slate, whole):
        """The rows of the slate; then the games of its day are learned, by what was known of the whole days before."""
        today = SimpleNamespace(
            pitching=self.pitching[self.pitching.known_on == slate.day],
            batting=self.batting[self.batting.known_on == slate.day],
        )
        rows = self._expected_line_ups(slate).reset_index(drop=True)
        known = self._known(slate, rows, today)
        made = self._rows(slate, rows, known)
        self._learn(today, known if whole is slate else self._known(whole, rows, today))
        return made

    def _known(self, slate, rows, today):
        """Sums of who is asked for and of who played: who is in both is summed once."""
        team_games = known_before(self.team_games, slate)
        batting = known_of(self.batting, "player_id", pd.concat([rows.player_id, today.batting.player_id]), slate)
        pitchers = pd.concat([rows.opposing_starter_id, today.pitching.player_id])
        pitching = known_of(self.pitching, "player_id", pitchers, slate)
        return SimpleNamespace(
            league=league_of(team_games, slate),
            batting=batting,
            batters=decayed_sums(batting, "player_id", [*with_expected(OUTCOMES), *OTHER_SUMS], slate.day, 900),
            pitchers=decayed_sums(pitching, "player_id", with_expected(ALLOWED), slate.day, 365),
            relievers=decayed_sums(team_games, "team_id", with_expected(ALLOWED, "relief_"), slate.day, 365),
            parks=decayed_sums(team_games, "park", with_expected(OUTCOMES, "here_"), slate.day, 1500),
        )

    def _rows(self, slate, rows, known):
        league = known.league
        lines = known.batting
        lines = lines[matters(lines, slate.day, 60) & lines.player_id.isin(rows.player_id)]
        recent = decayed_sums(lines, "player_id", with_expected(OUTCOMES), slate.day, 60)
        logs = {
            "batter_": ratios(known.batters, OUTCOMES, league, rows.player_id),
            "recent_": ratios(recent, OUTCOMES, league, rows.player_id),
            "starter_": ratios(known.pitchers, ALLOWED, league, rows.opposing_starter_id),
            "relievers_": ratios(known.relievers, ALLOWED, league, rows.opponent_team_id, "relief_"),
            "park_": ratios(known.parks, PARK, league, rows.park, "here_"),
        }
        rows = pd.concat([rows, *(np.log(of).add_prefix(whose) for whose, of in logs.items())], axis=1)
        total = looked_up(known.batters, rows.player_id)
        rows["on_base"] = drawn(total.on_base_above, total.plate_appearances, 0, 250)
        rows["log_known"] = np.log1p(total.plate_appearances)
        rows["batter_extra_bases"] = np.log(drawn(total.extra_bases, total.plate_appearances, 1 / 20, 100) * 20)
        rows["start_appearances"] = drawn(total.start_appearances, total.starts, 0, 15)
        for outcome in OUTCOMES:
            rows[f"league_{outcome}"] = league[outcome]
        return add_order(self._with_person(rows)).drop(columns="park").assign(feature_date=slate.day)

    def _expected_line_ups(self, slate):
        """Who started most often in a team's last line-ups, as many as bat at the home team's park, by their mean place."""
        sent = self.line_ups.last(slate, MEMORY).groupby(["team_id", "player_id"], as_index=False)
        sent = sent.agg(count=("slot", "size"), place=("slot", "mean"), last=("age", "min"))
        sides = slate.sides[["game_pk", "season", "team_id", "opponent_id", "is_home", "park", "opposing_starter_id"]]
        home = sides.team_id.where(sides.is_home, sides.opponent_id)
        sides = sides.assign(batters=home.map(self.line_ups.batters_at_home(slate)).fillna(9))
        sides = sides.rename(columns={"opponent_id": "opponent_team_id"})
        rows = sides.merge(sent, on="team_id").sort_values(["count", "last", "player_id"], ascending=[False, True, True])
        rows = rows[rows.groupby(GAME).cumcount() < rows.batters].sort_values(["place", "player_id"])
        rows = rows.assign(slot=rows.groupby(GAME).cumcount() + 1).drop(columns=["count", "place", "last", "batters"])
        # Who changed clubs between the two is expected on both sides, and bats for the one he started for last: in these seasons the home side.
        return rows[rows.is_home | ~rows.duplicated(["game_pk", "player_id"], keep=False)]

    def _with_person(self, rows):
        bats, throws = rows.player_id.map(self.people.bats), rows.opposing_starter_id.map(self.people.throws)
        rows["age"] = rows.season - rows.player_id.map(self.people.birth_year)
        rows["age_from_prime_squared"] = (rows.age - 28) ** 2
        rows["bats_left"] = (bats == "L").astype(float).where(bats.notna())
        rows["bats_both"] = (bats == "S").astype(float).where(bats.notna())
        rows["same_hand"] = (bats == throws).astype(float).where(bats.notna() & throws.notna())
        rows["starter_left"] = (throws == "L").astype(float).where(throws.notna())
        return rows.assign(is_home=rows.is_home.astype(int))

    def _learn(self, today, known):
        lines, pitchers, league = today.batting, today.pitching, known.league
        if lines.empty:
            return
        own = ratios(known.batters, OUTCOMES, league, lines.player_id)
        staff = ratios(known.pitchers, ALLOWED, league, pitchers.player_id)
        staff = weighted_means(staff, pitchers.batters_faced, pitchers)
        company = weighted_means(own, lines.plate_appearances, lines)
        rival = of_rival(staff, lines)
        here = ratios(known.parks, PARK, league, lines.park, "here_")
        by_park = lines[[*OUTCOMES]].add_prefix("here_")
        for outcome in OUTCOMES:
            faced = league[outcome] * rival["runs" if outcome == "runs_batted_in" else outcome] * lines.plate_appearances
            self.batting.loc[lines.index, f"{outcome}_expected"] = faced * here[outcome]
            by_park[f"here_{outcome}_expected"] = faced * own[outcome]
        self.batting.loc[lines.index, "on_base_above"] = lines.on_base - league["on_base"] * lines.plate_appearances
        rival = of_rival(company, pitchers)
        here = ratios(known.parks, PARK, league, pitchers.park, "here_")
        met = {event: league[event] * rival[event] * here[event] * pitchers.batters_faced for event in ALLOWED}
        for event in ALLOWED:
            self.pitching.loc[pitchers.index, f"{event}_expected"] = met[event]
        by_relief = pitchers[[*ALLOWED]].join(pd.DataFrame(met).add_suffix("_expected")).add_prefix("relief_")
        self._keep(by_park, lines)
        self._keep(by_relief[~pitchers.is_starter], pitchers[~pitchers.is_starter])

    def _keep(self, values, lines):
        """Sums of lines of a team in a game: what parks and bullpens are summed from."""
        teams = self.team_games[self.team_games.game_pk.isin(lines.game_pk)]
        sums = values.groupby([lines.game_pk, lines.team_id]).sum().reindex(pd.MultiIndex.from_frame(teams[GAME]))
        self.team_games.loc[teams.index, values.columns] = sums.fillna(0).values


def league_of(team_games, slate):
    count = league_counts(team_games, slate.day.year)
    rates = {event: count[event] / count["plate_appearances"] for event in ("hits", "home_runs", "strikeouts", "walks", "on_base")}
    rates["runs"] = count["runs_scored"] / count["plate_appearances"]
    return {**rates, "runs_batted_in": 0.95 * rates["runs"]}


def of_rival(means, lines):
    """What the other side of a line's game was, row by row."""
    return means.reindex(pd.MultiIndex.from_frame(lines[["game_pk", "opponent_id"]])).set_index(lines.index)


def weighted_means(values, weights, lines):
    """Means of ratios by game and team."""
    sums = values.mul(weights, axis=0).assign(weight=weights).groupby([lines.game_pk, lines.team_id]).sum()
    return sums.drop(columns="weight").div(sums.weight, axis=0)


def add_order(rows):
    """Places of the order, the other eight, and the three who bat after one: a pitcher stands where nobody is listed."""
    rows["line_up_on_base"] = (rows.groupby(GAME).on_base.transform("sum") - rows.on_base) / 8
    order = rows.pivot(index=GAME, columns="slot", values="on_base").reindex(columns=range(1, 10)).fillna(PITCHER_ON_BASE)
    after = {slot: order[[(slot + step) % 9 + 1 for step in range(3)]].mean(axis=1) for slot in range(1, 10)}
    after = pd.DataFrame(after).rename_axis(columns="slot").stack().rename("line_up_next_on_base")
    rows = rows.merge(after.reset_index(), on=[*GAME, "slot"])
    for slot in range(1, 9):
        rows[f"slot_{slot}"] = (rows.slot == slot).astype(int)
    return rows
