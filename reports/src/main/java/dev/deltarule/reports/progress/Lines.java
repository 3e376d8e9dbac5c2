package dev.deltarule.reports.progress;

import dev.deltarule.runtime.metrics.Metric;
import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** Figures as lines below a heading, in columns wide enough for any figure and 80 characters in all. */
final class Lines implements Display {
    private static final int LOSS_WIDTH = 12;
    private static final int WIDEST_METRIC = 14;
    private static final int SPEED_WIDTH = 12;
    private static final int TIME_WIDTH = 9;

    private final Plan plan;
    private final PrintStream out;
    private final int epochWidth;
    private final String metric;
    private boolean begun;

    Lines(Plan plan, PrintStream out) {
        this.plan = plan;
        this.out = out;
        epochWidth = plan.epochs().isPresent()
                ? Math.max("epoch".length(), epoch(plan.epochs().getAsInt()).length())
                : String.valueOf(Integer.MAX_VALUE).length();
        String name = plan.metric().orElse("");
        metric = name.length() <= WIDEST_METRIC ? name : name.substring(0, WIDEST_METRIC - 3) + "...";
    }

    @Override
    public void show(Figures figures) {
        if (!begun) {
            begun = true;
            String heading =
                    line("epoch", "loss", metric, "examples/s", plan.epochs().isPresent() ? "time left" : "elapsed");
            out.println(heading);
            out.println("-".repeat(heading.length()));
        }
        Duration time = figures.timeLeft(plan.epochs()).orElse(figures.elapsed());
        out.println(line(
                epoch(figures.epoch()),
                Metric.format(figures.loss()),
                figures.metricText(),
                figures.speed(),
                Figures.clock(time)));
        out.flush();
    }

    @Override
    public void close() {
        out.flush();
    }

    private String line(String epoch, String loss, String metricText, String speed, String time) {
        List<String> cells = new ArrayList<>();
        cells.add(right(epoch, epochWidth));
        cells.add(right(loss, LOSS_WIDTH));
        if (plan.metric().isPresent()) {
            cells.add(right(metricText, Math.max(LOSS_WIDTH, metric.length())));
        }
        if (plan.examples().isPresent()) {
            cells.add(right(speed, SPEED_WIDTH));
        }
        cells.add(right(time, TIME_WIDTH));
        return String.join("  ", cells);
    }

    private String epoch(int number) {
        return plan.epochs().isPresent() ? number + " of " + plan.epochs().getAsInt() : String.valueOf(number);
    }

    private static String right(String text, int width) {
        return " ".repeat(Math.max(0, width - text.length())) + text;
    }
}
