"""The windows of the feature tables in straightforward pandas.

One loop over the feature dates, as anyone would write features that must not know what a cutoff does not know: take the rows that are known,
then sum them, by team, pitcher, batter or park, for every window anew; a sum that fades weighs each row 0.5 ** (days ago / half-life). What a
line is worth over what was to be expected of it (of that league, park, staff and those batters) is computed once, on the day on which its game
became known, and kept in the line.

usage: main.py FOLDER windows | all

`windows` makes two tables, team_rolling_features and pitcher_features_daily; `all` makes every feature table. Not made are columns of
advanced_features that are no windows, home_ and away_ of elo, offence, defence and starter_strength (Elo of the history and the strength filter), and
what Retrosheet does not tell, so that the build has nulls: travel_miles, zones_crossed, umpire_*, forecast_*, umpire_k and catcher_k. Ids, codes and
cutoffs are repeated only where they are keys.
Reads the csv files of FOLDER, writes one a table into it, and prints seconds (without the import of pandas), and counts and sums of every column
for a comparison.
"""
import json
import sys
import time
from types import SimpleNamespace

import pandas as pd

from advanced import Advanced, advanced_games
from batters import Batters
from contexts import context_games, context_windows, team_games_by_hand
from facts import HistoryFacts, WindowFacts, read
from games import game_features, league_rates
from pitchers import pitcher_windows
from ratings import Elo
from relievers import reliever_windows
from starts import Starts
from teams import team_windows

spent = {}


def timed(name, work, *values):
    """Notes the processor time of each table."""
    before = time.process_time()
    result = work(*values)
    spent[name] = spent.get(name, 0) + time.process_time() - before
    return result


def slates(facts, folder):
    by_date = dict(list(facts.slate_sides.groupby("game_date")))
    for slate in read(folder, "slates").itertuples():
        yield SimpleNamespace(day=slate.feature_date, cutoff_at=slate.cutoff_at, sides=by_date[slate.feature_date])


def whole_day(slate, history):
    """The slate as lines are judged by: every earlier day is over. The slate itself, unless a game was still going on at its cutoff."""
    late = (history.games.known_on < slate.day) & (history.games.completed_at >= slate.cutoff_at)
    if not late.any():
        return slate
    after_all = history.games.completed_at.max() + pd.Timedelta(days=1)
    return SimpleNamespace(**{**vars(slate), "cutoff_at": after_all})


class TwoTables:
    """The windows of teams and pitchers; every team has the mean rating."""

    def __init__(self, facts):
        self.facts = facts

    def ratings(self, slate):
        return pd.Series(dtype=float)

    def day(self, slate):
        slate.ratings = timed("ratings", self.ratings, slate)
        return {
            "team_rolling_features": timed("teams", team_windows, self.facts, slate.ratings, slate),
            "pitcher_features_daily": timed("pitchers", pitcher_windows, self.facts, slate),
        }

    def finished(self, tables):
        return tables


class AllTables(TwoTables):
    """What a date tells is made in the loop; rows of games are made of them for all dates at once."""

    def __init__(self, facts, folder):
        super().__init__(facts)
        self.elo = Elo(facts.games)
        self.history = timed("reading", HistoryFacts, folder, facts.games)
        self.by_hand = team_games_by_hand(facts, self.history.people)
        self.learners = {
            "advanced_features": Advanced(self.history),
            "pitcher_start_features": Starts(self.history),
            "player_features_daily": Batters(self.history),
        }

    def ratings(self, slate):
        return self.elo.before(slate)

    def day(self, slate):
        tables = super().day(slate)
        relievers = timed("relievers", reliever_windows, self.facts, slate)
        tables["reliever_features_daily"] = relievers
        tables["context_features"] = timed("contexts", context_windows, self.by_hand, relievers, slate.ratings, slate)
        tables["leagues"] = timed("games", league_rates, self.facts, slate)
        whole = whole_day(slate, self.history)
        for table, learner in self.learners.items():
            tables[table] = timed(table, learner.day, slate, whole)
        return tables

    def finished(self, tables):
        leagues = tables.pop("leagues")
        tables["context_features"] = timed("contexts", context_games, tables["context_features"], self.history.people)
        tables["advanced_features"] = timed("advanced_features", advanced_games, tables["advanced_features"])
        teams, pitchers = tables["team_rolling_features"], tables["pitcher_features_daily"]
        tables["game_features_daily"] = timed("games", game_features, self.facts.slate_sides, teams, pitchers, leagues)
        return tables


def write(table, path):
    table.to_csv(path, index=False)


def compared(table):
    numbers = table.select_dtypes("number")
    columns = {name: [int(numbers[name].count()), float(numbers[name].sum())] for name in numbers.columns}
    return {"rows": len(table), "columns": columns}


def main(folder, wanted):
    started, processor = time.perf_counter(), time.process_time()
    facts = timed("reading", WindowFacts, folder)
    makers = AllTables(facts, folder) if wanted == "all" else TwoTables(facts)
    days = {}
    for slate in slates(facts, folder):
        for name, table in makers.day(slate).items():
            days.setdefault(name, []).append(table)
    tables = makers.finished({name: pd.concat(parts, ignore_index=True) for name, parts in days.items()})
    for name, table in tables.items():
        timed("writing", write, table, f"{folder}/made_{name}.csv")
    answer = {"seconds": time.perf_counter() - started, "processor_seconds": time.process_time() - processor, "spent": spent}
    json.dump({**answer, "tables": {name: compared(table) for name, table in tables.items()}}, sys.stdout)


main(*sys.argv[1:3])
