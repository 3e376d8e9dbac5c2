package dev.deltarule.reports.progress;

import dev.deltarule.runtime.metrics.Metric;
import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarConsumer;
import me.tongfei.progressbar.ProgressBarStyle;

/** Figures behind a progress bar of epochs, which also moves on between epochs to show the time. */
final class Bar implements Display {
    private static final int UPDATE_MILLIS = 250;
    private static final int INDEFINITE = -1;

    private final Plan plan;
    private final ProgressBar bar;
    private final EndOnce consumer;
    private volatile Optional<Duration> timeLeft = Optional.empty();

    Bar(Plan plan, ProgressBarConsumer consumer, boolean unicode) {
        this.plan = plan;
        this.consumer = new EndOnce(consumer);
        bar = new ProgressBarBuilder()
                .setTaskName("epoch")
                .setInitialMax(plan.epochs().orElse(INDEFINITE))
                .setStyle(unicode ? ProgressBarStyle.UNICODE_BLOCK : ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(UPDATE_MILLIS)
                .setEtaFunction(state -> timeLeft)
                .setConsumer(this.consumer)
                .build();
    }

    /** A bar as wide as the terminal. */
    static Bar on(PrintStream out, Plan plan, boolean unicode) {
        return new Bar(plan, new ConsoleProgressBarConsumer(out), unicode);
    }

    @Override
    public void show(Figures figures) {
        timeLeft = figures.timeLeft(plan.epochs());
        StringBuilder text = new StringBuilder("loss ").append(Metric.format(figures.loss()));
        plan.metric()
                .ifPresent(name -> text.append(", ").append(name).append(' ').append(figures.metricText()));
        if (figures.examplesPerSecond().isPresent()) {
            text.append(", ").append(figures.speed()).append("/s");
        }
        bar.setExtraMessage(text.toString());
        bar.stepTo(figures.epoch());
    }

    @Override
    public void close() {
        bar.close();
        consumer.close();
    }

    /**
     * Ends the line exactly once. A bar closed before its thread first drew it would not end its line, and one closed while
     * it is drawn would end it twice.
     */
    private static final class EndOnce implements ProgressBarConsumer {
        private final ProgressBarConsumer consumer;
        private boolean ended;

        EndOnce(ProgressBarConsumer consumer) {
            this.consumer = consumer;
        }

        @Override
        public int getMaxRenderedLength() {
            return consumer.getMaxRenderedLength();
        }

        @Override
        public synchronized void accept(String line) {
            if (!ended) {
                consumer.accept(inAsciiDigits(line));
            }
        }

        /** The library writes times in the digits of the user's language, which not every terminal can show. */
        private static String inAsciiDigits(String line) {
            return line.codePoints()
                    .map(c -> Character.isDigit(c) ? Character.forDigit(Character.digit(c, 10), 10) : c)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                    .toString();
        }

        @Override
        public synchronized void close() {
            if (!ended) {
                ended = true;
                consumer.close();
            }
        }
    }
}
