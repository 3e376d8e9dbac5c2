package dev.deltarule.runtime.selection;

import dev.deltarule.runtime.metrics.Metric;
import dev.deltarule.runtime.support.TextTable;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** What a search has tried, the best first. */
public final class SearchResult {
    private final Metric metric;
    private final List<Trial> trials;

    SearchResult(Metric metric, List<Trial> tried) {
        this.metric = metric;
        this.trials = tried.stream().sorted(bestFirst(metric)).toList();
    }

    /** The metric that was compared. */
    public Metric metric() {
        return metric;
    }

    /** All trials, the best first, those of equal score in the order tried, and those that failed at the end. */
    public List<Trial> trials() {
        return trials;
    }

    /**
     * The best trial.
     *
     * @throws IllegalStateException if every training failed
     */
    public Trial best() {
        Trial first = trials.get(0);
        if (Double.isNaN(first.score())) {
            throw new IllegalStateException("No setting has a score to compare. The first one, " + first.setting()
                    + ": " + (first.problem().isEmpty() ? metric.label() + " is NaN." : first.problem()));
        }
        return first;
    }

    /** A table of at most 80 columns with a row for each trial, the best first. */
    @Override
    public String toString() {
        List<String> headings = new ArrayList<>(List.of("rank"));
        headings.addAll(trials.get(0).setting().names());
        headings.addAll(List.of(metric.label(), "deviation"));
        TextTable table = new TextTable(headings);
        for (Trial trial : trials) {
            List<String> cells = new ArrayList<>(List.of(String.valueOf(rank(trial))));
            cells.addAll(trial.setting().texts());
            boolean failed = trial.result().isEmpty();
            cells.add(failed ? "failed" : Metric.format(trial.score()));
            cells.add(failed ? "" : Metric.format(trial.deviation()));
            table.row(cells);
        }
        return table.toString();
    }

    /** From 1; equal scores share a rank. */
    private int rank(Trial trial) {
        return 1
                + (int) trials.stream()
                        .filter(other -> metric.isBetter(other.score(), trial.score()))
                        .count();
    }

    private static Comparator<Trial> bestFirst(Metric metric) {
        return (one, other) -> {
            if (metric.isBetter(one.score(), other.score())) {
                return -1;
            }
            return metric.isBetter(other.score(), one.score()) ? 1 : 0;
        };
    }
}
