"""pitcher_start_features without umpires and catchers, of whom nobody is announced."""
from types import SimpleNamespace

import numpy as np
import pandas as pd

from leagues import league_counts
from line_ups import SLOT_APPEARANCES, LineUps, nines
from sums import decayed_sums, drawn, known_before, known_of, looked_up, that_matter

GAME_PLATE_APPEARANCES = 76
PITCHER_SUMS = ["batters_faced", "strikeouts", "strikeouts_expected", "walks_above", "home_runs_above", "hits_above"]
PITCHER_SUMS += ["appearances", "starts", "start_batters", "start_pitches"]
STRIKEOUT_PRIOR = {"365": 70, "60": 100, "1000": 70}
START_PRIOR = {"365": 2, "60": 1, "1000": 3}
# What a hardly known batter, or a pitcher at bat, is above the league, and how many plate appearances that is worth.
BATTER_PRIORS = {"strikeouts": (0.02, 0.17, 80), "walks": (-0.01, -0.045, 120), "on_base": (-0.025, -0.18, 250)}
BATTER_SUMS = ["plate_appearances", "strikeouts_above", "walks_above", "on_base_above"]
TOTALS = ["batters_faced", "strikeouts", "walks", "home_runs", "hits", "runs", "appearances", "starts", "start_batters", "start_strikeouts", "start_outs", "start_pitches"]


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
        self.batting = batting[line + ["is_pitcher", "plate_appearances", "strikeouts", "walks", "on_base"]].assign(strikeouts_above=np.nan, walks_above=np.nan, on_base_above=np.nan)
        self.team_games = history.team_games.assign(strikeouts_above=np.nan, runs_above=np.nan, faced=np.nan, strikeouts_over=np.nan)
        self.line_ups = LineUps(nines(history.batting[history.batting.is_starter]))

    def _league(self, slate):
        known = known_before(self.team_games, slate)
        count = league_counts(known, slate.day.year)
        rates = {event: count[event] / count["plate_appearances"] for event in ("strikeouts", "walks", "home_runs", "hits", "on_base")}
        rates["starter"] = count["starter_strikeouts"] / count["starter_batters_faced"]
        rates["reliever"] = count["reliever_strikeouts"] / count["reliever_batters_faced"]
        rates["runs"] = count["runs_scored"] / count["games"]
        starts = known_before(self.pitching[self.pitching.is_starter], slate).batters_faced.tail(1500)
        rates["start_batters"] = drawn(starts.sum(), len(starts), 25.1, 100)
        return rates

    def day(self, slate, whole):
        """The rows of the slate; then the games of its day are learned, by what was known of the whole days before."""
        today = SimpleNamespace(pitching=self.pitching[self.pitching.known_on == slate.day], batting=self.batting[self.batting.known_on == slate.day])
        sent = self.line_ups.last(slate)
        known = self._known(slate, sent, today)
        rows = self._rows(slate, sent, known)
        self._learn(slate.day, today, known if whole is slate else self._known(whole, sent, today))
        return rows

    def _known(self, slate, sent, today):
        """Sums of who is asked for and of who played: who is in both is summed once."""
        pitching = known_of(self.pitching, "player_id", pd.concat([slate.sides.starter_id, today.pitching.player_id]), slate)
        batting = known_of(self.batting, "player_id", pd.concat([sent.player_id, today.batting.player_id]), slate)
        return SimpleNamespace(
            league=self._league(slate),
            pitching=pitching,
            batting=batting,
            pitchers=decayed_sums(pitching, "player_id", PITCHER_SUMS, slate.day, 365),
            batters=decayed_sums(batting, "player_id", BATTER_SUMS, slate.day, 900),
            parks=self._parks(slate),
        )

    def _rows(self, slate, sent, known):
        league = known.league
        rows = slate.sides[["game_pk", "season", "team_id", "opponent_id", "is_home", "park", "starter_id"]].rename(columns={"starter_id": "pitcher_id"}).reset_index(drop=True)
        lines = known.pitching[known.pitching.player_id.isin(rows.pitcher_id)]
        add_form(rows, lines, known.pitchers, league, slate.day)
        add_last_starts(rows, lines, slate.day)
        add_seasons(rows, lines, slate.day.year)
        self._add_opponents(rows, league, slate)
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
        return rows.drop(columns="park").assign(feature_date=slate.day)

    def _add_opponents(self, rows, league, slate):
        known = known_of(self.team_games, "team_id", rows.opponent_id, slate)
        total = looked_up(decayed_sums(known, "team_id", ["plate_appearances", "strikeouts_above", "games", "runs_above"], slate.day, 120), rows.opponent_id)
        rows["opponent_k_120"] = np.log1p(drawn(total.strikeouts_above, total.plate_appearances, 0, 950) / league["strikeouts"])
        rows["opponent_runs"] = drawn(total.runs_above, total.games, 0, 25)
        seasons = known.groupby(["season", "team_id"])[["games", "plate_appearances", "strikeouts", "walks", "hits", "runs_scored"]].sum()
        totals = season_or_last(seasons, slate.day.year, "games").reindex(rows.opponent_id).reset_index(drop=True)
        for event, name in (("strikeouts", "k"), ("walks", "walk"), ("hits", "hit")):
            rows[f"opponent_{name}_rate"] = totals[event] / totals.plate_appearances
        rows["opponent_runs_per_game"] = totals.runs_scored / totals.games
        last = known.groupby("team_id").tail(10).groupby("team_id")[["strikeouts", "plate_appearances"]].sum()
        rows["opponent_last_10_k_rate"] = rows.opponent_id.map(last.strikeouts / last.plate_appearances)

    def _parks(self, slate):
        """Strikeouts a plate appearance beyond the teams'."""
        total = decayed_sums(known_before(self.team_games, slate), "park", ["faced", "strikeouts_over"], slate.day, 1500)
        return drawn(total.strikeouts_over, total.faced, 0, 60 * GAME_PLATE_APPEARANCES)

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
        company = batters.assign(above=above.strikeouts * batters.plate_appearances).groupby(key)[["above", "plate_appearances"]].sum()
        company["company"] = 1 + company.above / company.plate_appearances / league["strikeouts"]
        sides = teams[["game_pk", "team_id", "opponent_id", "park"]].merge(staff, on=key).merge(company.company, left_on=["game_pk", "opponent_id"], right_index=True)
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


def add_form(rows, lines, year, league, day):
    """Sums that fade of the starters; those of the year are there already."""
    unknown = 1 - 0.012 / league["starter"]
    sums = {"365": year, "60": decayed_sums(that_matter(lines, day, 60), "player_id", PITCHER_SUMS, day, 60), "1000": decayed_sums(lines, "player_id", PITCHER_SUMS, day, 1000)}
    for name, of in sums.items():
        total = looked_up(of, rows.pitcher_id)
        rows[f"log_k_ratio_{name}"] = np.log(drawn(total.strikeouts, total.strikeouts_expected, unknown, STRIKEOUT_PRIOR[name] * league["starter"]))
        rows[f"log_batters_{name}"] = np.log(drawn(total.start_batters, total.starts, league["start_batters"] - 0.8, START_PRIOR[name]))
    rows["career_k_rate"] = total.strikeouts / total.batters_faced
    total = looked_up(sums["60"], rows.pitcher_id)
    rows["log_pitches_60"] = np.log(drawn(total.start_pitches, total.starts, 3.82 * league["start_batters"] - 5, 1))
    total = looked_up(year, rows.pitcher_id)
    rows["walks_365"] = drawn(total.walks_above, total.batters_faced, 0.006, 200)
    rows["home_runs_365"] = drawn(total.home_runs_above, total.batters_faced, 0.002, 800)
    rows["hits_365"] = drawn(total.hits_above, total.batters_faced, 0.006, 1200)
    rows["starter_share"] = drawn(total.starts, total.appearances, 1, 1)
    rows["start_share"] = total.starts / total.appearances
    rows["known_batters"] = total.batters_faced


def batters_above(players, sums):
    """Batters above the league, row by row of `player_id` and `is_pitcher`."""
    total = looked_up(sums, players.player_id)
    above = {}
    for event, (batter, pitcher, size) in BATTER_PRIORS.items():
        mean = players.is_pitcher.map({True: pitcher, False: batter})
        above[event] = drawn(total[f"{event}_above"], total.plate_appearances, mean, size)
    return pd.DataFrame(above)


def season_or_last(seasons, year, count):
    """Totals of the season so far, else of the last one."""
    now, last = (seasons[seasons.index.get_level_values("season") == season].droplevel("season") for season in (year, year - 1))
    now, last = now[now[count] > 0], last[last[count] > 0]
    return pd.concat([now, last[~last.index.isin(now.index)]])


def add_last_starts(rows, lines, day):
    """The last starts as they are, and what the last appearance tells."""
    starts = lines[lines.is_starter]
    for count in (3, 5, 10):
        last = starts.groupby("player_id").tail(count).groupby("player_id")[["strikeouts", "batters_faced"]].mean()
        last = last.reindex(rows.pitcher_id).reset_index(drop=True)
        rows[f"last_{count}_strikeouts"] = last.strikeouts
        rows[f"last_{count}_batters"] = last.batters_faced
        rows[f"last_{count}_k_rate"] = last.strikeouts / last.batters_faced
    pitches = starts.groupby("player_id").tail(5).groupby("player_id").pitches.agg(["last", "max"])
    rows["log_pitches_last"] = np.log(rows.pitcher_id.map(pitches["last"]).fillna(85).clip(lower=10))
    rows["log_pitches_most"] = np.log(rows.pitcher_id.map(pitches["max"]).fillna(85).clip(lower=10))
    last_start = rows.pitcher_id.map(starts.groupby("player_id").game_date.max())
    last_line = rows.pitcher_id.map(lines.groupby("player_id").game_date.max())
    rows["rest_days"] = (day - last_start).dt.days
    rows["short_rest"] = (rows.rest_days <= 4).astype(int)
    rows["long_gap"] = rows.rest_days.between(12, 60).astype(int)
    rows["lay_off"] = (rows.rest_days.fillna(61) > 60).astype(int)
    rows["relieved_last"] = ((last_line != last_start) & last_line.notna()).astype(int)
    rows["career_starts"] = rows.pitcher_id.map(starts.groupby("player_id").size()).fillna(0)
    rows["log_career_starts"] = np.log1p(rows.career_starts)


def add_seasons(rows, lines, year):
    """Averages of the season so far, else of the last one, as they are."""
    seasons = lines.groupby(["season", "player_id"])[TOTALS].sum()
    totals = season_or_last(seasons, year, "batters_faced").reindex(rows.pitcher_id).reset_index(drop=True)
    for event, name in (("strikeouts", "k"), ("walks", "walk"), ("home_runs", "home_run"), ("hits", "hit"), ("runs", "run")):
        rows[f"season_{name}_rate"] = totals[event] / totals.batters_faced
    totals = season_or_last(seasons, year, "starts").reindex(rows.pitcher_id).reset_index(drop=True)
    rows["season_k_per_start"] = totals.start_strikeouts / totals.starts
    for count in ("batters", "outs", "pitches"):
        rows[f"season_{count}_per_start"] = totals[f"start_{count}"] / totals.starts
    totals = season_or_last(seasons, year, "appearances").reindex(rows.pitcher_id).reset_index(drop=True)
    rows["season_starter_share"] = totals.starts / totals.appearances
    now, last = (seasons[seasons.index.get_level_values("season") == season].droplevel("season") for season in (year, year - 1))
    rows["season_starts"] = rows.pitcher_id.map(now.starts).fillna(0)
    rows["log_season_starts"] = np.log1p(rows.season_starts)
    rows["last_season_k_rate"] = rows.pitcher_id.map(last.strikeouts / last.batters_faced)
