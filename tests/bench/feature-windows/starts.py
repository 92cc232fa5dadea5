"""pitcher_start_features without umpires and catchers, of whom nobody is announced."""
from types import SimpleNamespace

import numpy as np
import pandas as pd

from leagues import COUNTS, league_counts
from line_ups import SLOT_APPEARANCES, LineUps, nines
from start_columns import PITCHER_SUMS, add_form, add_last_starts, add_seasons, season_or_last
from sums import decayed_sums, drawn, known_before, known_of, looked_up

GAME_PLATE_APPEARANCES = 76
# What a hardly known batter, or a pitcher at bat, is above the league, and how many plate appearances that is worth.
BATTER_PRIORS = {"strikeouts": (0.02, 0.17, 80), "walks": (-0.01, -0.045, 120), "on_base": (-0.025, -0.18, 250)}
BATTER_SUMS = ["plate_appearances", "strikeouts_above", "walks_above", "on_base_above"]


class Starts:
    """Every line against whom and where it was made, as was known on the day on which its game became known."""

    def __init__(self, history):
        self.people, self.season_starts = history.people, history.season_starts
        line = ["game_pk", "known_on", "completed_at", "season", "team_id", "opponent_id", "player_id"]
        pitching = history.pitching
        counts = ["is_starter", "game_date", "outs", "pitches", "batters_faced", "strikeouts", "walks", "home_runs", "hits", "runs"]
        self.pitching = pitching[line + counts].assign(
            appearances=1,
            starts=pitching.is_starter.astype(int),
            start_batters=pitching.batters_faced.where(pitching.is_starter, 0),
            start_strikeouts=pitching.strikeouts.where(pitching.is_starter, 0),
            start_outs=pitching.outs.where(pitching.is_starter, 0),
            start_pitches=pitching.pitches.where(pitching.is_starter, 0),
            strikeouts_expected=np.nan,
            walks_above=np.nan,
            home_runs_above=np.nan,
            hits_above=np.nan,
        )
        batting = history.batting[history.batting.plate_appearances > 0]
        counts = ["is_pitcher", "plate_appearances", "strikeouts", "walks", "on_base"]
        self.batting = batting[line + counts].assign(strikeouts_above=np.nan, walks_above=np.nan, on_base_above=np.nan)
        self.starts = self.pitching[self.pitching.is_starter][["known_on", "completed_at", "batters_faced"]]
        team_game = ["game_pk", "known_on", "completed_at", "season", "team_id", "opponent_id", "park", *COUNTS]
        unknown = {name: np.nan for name in ("strikeouts_above", "runs_above", "faced", "strikeouts_over")}
        self.team_games = history.team_games[team_game].assign(**unknown)
        self.line_ups = LineUps(nines(history.batting[history.batting.is_starter]))

    def _league(self, team_games, slate):
        count = league_counts(team_games, slate.day.year)
        rates = {event: count[event] / count["plate_appearances"] for event in ("strikeouts", "walks", "home_runs", "hits", "on_base")}
        rates["starter"] = count["starter_strikeouts"] / count["starter_batters_faced"]
        rates["reliever"] = count["reliever_strikeouts"] / count["reliever_batters_faced"]
        rates["runs"] = count["runs_scored"] / count["games"]
        starts = known_before(self.starts, slate).batters_faced.tail(1500)
        rates["start_batters"] = drawn(starts.sum(), len(starts), 25.1, 100)
        return rates

    def day(self, slate, whole):
        """The rows of the slate; then the games of its day are learned, by what was known of the whole days before."""
        today = SimpleNamespace(
            pitching=self.pitching[self.pitching.known_on == slate.day],
            batting=self.batting[self.batting.known_on == slate.day],
        )
        sent = self.line_ups.last(slate)
        known = self._known(slate, sent, today)
        rows = self._rows(slate, sent, known)
        self._learn(slate.day, today, known if whole is slate else self._known(whole, sent, today))
        return rows

    def _known(self, slate, sent, today):
        """Sums of who is asked for and of who played: who is in both is summed once."""
        team_games = known_before(self.team_games, slate)
        pitchers = pd.concat([slate.sides.starter_id, today.pitching.player_id])
        pitching = known_of(self.pitching, "player_id", pitchers, slate)
        batting = known_of(self.batting, "player_id", pd.concat([sent.player_id, today.batting.player_id]), slate)
        return SimpleNamespace(
            league=self._league(team_games, slate),
            team_games=team_games,
            pitching=pitching,
            batting=batting,
            pitchers=decayed_sums(pitching, "player_id", PITCHER_SUMS, slate.day, 365),
            batters=decayed_sums(batting, "player_id", BATTER_SUMS, slate.day, 900),
            parks=park_strikeouts(team_games, slate.day),
        )

    def _rows(self, slate, sent, known):
        league = known.league
        side = ["game_pk", "season", "team_id", "opponent_id", "is_home", "park", "starter_id"]
        rows = slate.sides[side].rename(columns={"starter_id": "pitcher_id"}).reset_index(drop=True)
        lines = known.pitching[known.pitching.player_id.isin(rows.pitcher_id)]
        add_form(rows, lines, known.pitchers, league, slate.day)
        add_last_starts(rows, lines, slate.day)
        add_seasons(rows, lines, slate.day.year)
        add_opponents(rows, known.team_games, league, slate.day)
        rows["park_k"] = rows["park_k_above"] = rows.park.map(known.parks).fillna(0)
        rows = rows.merge(self._line_ups(rows, sent, slate.day.year, known), how="left", on=["game_pk", "pitcher_id"])
        rows["pitcher_bats"] = rows.pitcher_bats.fillna(0)
        rows["season_week"] = rows["week"] = (slate.day - self.season_starts[slate.day.year]).days / 7
        throws = rows.pitcher_id.map(self.people.throws)
        rows["throws_left"] = rows["left_hander"] = (throws == "L").astype(float).where(throws.notna())
        rows["age"] = rows.season - rows.pitcher_id.map(self.people.birth_year)
        rows["is_home"] = rows["at_home"] = rows.is_home.astype(int)
        rows["league_k_rate"] = league["starter"]
        rows["league_strikeouts"] = league["starter"] * league["start_batters"]
        rows["usual_strikeouts"] = rows.season_k_per_start.fillna(rows.league_strikeouts)
        rows["log_league_batters"] = np.log(league["start_batters"])
        return rows.drop(columns="park").rename(columns={"opponent_id": "opponent_team_id"}).assign(feature_date=slate.day)

    def _line_ups(self, rows, batters, year, known):
        """Means over the last line-ups of the opposing team."""
        league, above = known.league, batters_above(batters, known.batters)
        lines = known.batting[known.batting.player_id.isin(batters.player_id)]
        seasons = lines.groupby(["season", "player_id"])[["plate_appearances", "strikeouts"]].sum()
        season = season_or_last(seasons, year, "plate_appearances")
        batters["lineup_season_k_rate"] = batters.player_id.map(season.strikeouts / season.plate_appearances).fillna(league["strikeouts"])
        batters[["lineup_k", "lineup_walks", "lineup_on_base"]] = above[["strikeouts", "walks", "on_base"]]
        batters["bats"] = batters.player_id.map(self.people.bats)
        starts = rows[["game_pk", "pitcher_id", "opponent_id"]].assign(throws=rows.pitcher_id.map(self.people.throws))
        members = starts.merge(batters.drop(columns=["game_pk"]), left_on="opponent_id", right_on="team_id")
        members["same_hand_share"] = (members.bats == members.throws).astype(float).where(members.bats.notna() & members.throws.notna())
        weight = members.slot.map(SLOT_APPEARANCES)
        means = ["lineup_k", "lineup_walks", "lineup_on_base", "lineup_season_k_rate", "same_hand_share"]
        members[means] = members[means].mul(weight, axis=0) / SLOT_APPEARANCES.sum()
        sent = members.groupby(["game_pk", "pitcher_id", "age"])
        nine = sent[means].sum()
        nine["same_hand_share"] = nine.same_hand_share.where(sent.same_hand_share.count() == sent.size())
        nine["pitcher_bats"] = sent.is_pitcher.any().astype(float)
        # Without the hand of one of the batters the share of all is not known.
        known_hands = nine.same_hand_share.notna().groupby(["game_pk", "pitcher_id"]).all()
        nine = nine.groupby(["game_pk", "pitcher_id"]).mean()
        nine["same_hand_share"] = nine.same_hand_share.where(known_hands)
        nine["pitcher_bats"] = (nine.pitcher_bats > 0.5).astype(int)
        nine["lineup_k"] = np.log1p(nine.lineup_k / league["strikeouts"])
        return nine.reset_index()

    def _learn(self, day, today, known):
        lines, batters, league = today.pitching, today.batting, known.league
        if lines.empty:
            return
        teams = self.team_games[self.team_games.known_on == day]
        rate = lines.is_starter.map({True: league["starter"], False: league["reliever"]})
        total = looked_up(known.pitchers, lines.player_id)
        ratio = drawn(total.strikeouts, total.strikeouts_expected, 1 - 0.012 / rate, 70 * rate)
        key = ["game_pk", "team_id"]
        staff = lines.assign(expected=lines.batters_faced * rate * ratio).groupby(key)[["batters_faced", "strikeouts", "expected"]].sum()
        staff["staff"] = staff.expected / staff.batters_faced / league["strikeouts"]
        above = batters_above(batters, known.batters)
        company = batters.assign(above=above.strikeouts * batters.plate_appearances)
        company = company.groupby(key)[["above", "plate_appearances"]].sum()
        company["company"] = 1 + company.above / company.plate_appearances / league["strikeouts"]
        sides = teams[["game_pk", "team_id", "opponent_id", "park"]].merge(staff, on=key)
        sides = sides.merge(company.company, left_on=["game_pk", "opponent_id"], right_index=True)
        sides["here"] = 1 + sides.park.map(known.parks).fillna(0) / league["strikeouts"]
        pitched = sides.set_index(key)
        own = pitched.reindex(pd.MultiIndex.from_frame(teams[key]))
        self.team_games.loc[teams.index, "faced"] = own.batters_faced.values
        self.team_games.loc[teams.index, "strikeouts_over"] = (own.strikeouts - own.expected * own.company).values
        self.team_games.loc[teams.index, "strikeouts_above"] = teams.strikeouts - league["strikeouts"] * teams.plate_appearances
        self.team_games.loc[teams.index, "runs_above"] = teams.runs_scored - league["runs"]
        met = pitched.reindex(pd.MultiIndex.from_frame(lines[key]))
        self.pitching.loc[lines.index, "strikeouts_expected"] = rate * (met.company * met.here).values * lines.batters_faced
        for event in ("walks", "home_runs", "hits"):
            self.pitching.loc[lines.index, f"{event}_above"] = lines[event] - league[event] * lines.batters_faced
        met = pitched.reindex(pd.MultiIndex.from_frame(batters[["game_pk", "opponent_id"]]))
        faced = league["strikeouts"] * (met.staff * met.here).values
        self.batting.loc[batters.index, "strikeouts_above"] = batters.strikeouts - faced * batters.plate_appearances
        for event in ("walks", "on_base"):
            self.batting.loc[batters.index, f"{event}_above"] = batters[event] - league[event] * batters.plate_appearances


def batters_above(players, sums):
    """Batters above the league, row by row of `player_id` and `is_pitcher`."""
    total = looked_up(sums, players.player_id)
    above = {}
    for event, (batter, pitcher, size) in BATTER_PRIORS.items():
        mean = players.is_pitcher.map({True: pitcher, False: batter})
        above[event] = drawn(total[f"{event}_above"], total.plate_appearances, mean, size)
    return pd.DataFrame(above)


def park_strikeouts(team_games, day):
    """Strikeouts a plate appearance beyond the teams', by park."""
    total = decayed_sums(team_games, "park", ["faced", "strikeouts_over"], day, 1500)
    return drawn(total.strikeouts_over, total.faced, 0, 60 * GAME_PLATE_APPEARANCES)


def add_opponents(rows, team_games, league, day):
    """Bats of the opposing team."""
    known = team_games[team_games.team_id.isin(rows.opponent_id)]
    counts = ["plate_appearances", "strikeouts_above", "games", "runs_above"]
    total = looked_up(decayed_sums(known, "team_id", counts, day, 120), rows.opponent_id)
    rows["opponent_k_120"] = np.log1p(drawn(total.strikeouts_above, total.plate_appearances, 0, 950) / league["strikeouts"])
    rows["opponent_runs"] = drawn(total.runs_above, total.games, 0, 25)
    counts = ["games", "plate_appearances", "strikeouts", "walks", "hits", "runs_scored"]
    seasons = known.groupby(["season", "team_id"])[counts].sum()
    totals = season_or_last(seasons, day.year, "games").reindex(rows.opponent_id).reset_index(drop=True)
    for event, name in (("strikeouts", "k"), ("walks", "walk"), ("hits", "hit")):
        rows[f"opponent_{name}_rate"] = totals[event] / totals.plate_appearances
    rows["opponent_runs_per_game"] = totals.runs_scored / totals.games
    last = known.groupby("team_id").tail(10).groupby("team_id")[["strikeouts", "plate_appearances"]].sum()
    rows["opponent_last_10_k_rate"] = rows.opponent_id.map(last.strikeouts / last.plate_appearances)
