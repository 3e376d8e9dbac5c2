package dev.deltarule.reports.progress;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import org.junit.jupiter.api.Test;

class BarTest {
    private static final int WIDTH = 100;

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    @Test
    void the_bar_fills_and_names_all_figures() {
        Bar bar = bar(OptionalInt.of(4));
        bar.show(figures(4));
        bar.close();

        assertThat(frames())
                .last()
                .asString()
                .contains("100%", "4/4", "loss 0.2500", "accuracy 0.9000", "1,234/s")
                .hasSizeLessThanOrEqualTo(WIDTH);
    }

    @Test
    void half_way_the_bar_shows_the_time_left() {
        Bar bar = bar(OptionalInt.of(4));
        bar.show(figures(2));
        bar.close();

        assertThat(frames()).last().asString().contains("50%", "2/4", "/ 0:00:10)");
    }

    @Test
    void the_bar_is_the_same_wherever_the_user_lives() {
        Locale before = Locale.getDefault();
        Locale.setDefault(Locale.forLanguageTag("ar-EG"));
        try {
            Bar bar = bar(OptionalInt.of(4));
            bar.show(figures(2));
            bar.close();
        } finally {
            Locale.setDefault(before);
        }

        assertThat(frames()).last().asString().contains("50%", "2/4", "loss 0.2500", "1,234/s", "/ 0:00:10)");
    }

    @Test
    void without_a_number_of_epochs_the_bar_counts() {
        Bar bar = bar(OptionalInt.empty());
        bar.show(figures(7));
        bar.close();

        assertThat(frames()).last().asString().contains("? %", "7/?", "loss 0.2500");
    }

    @Test
    void the_last_frame_ends_its_line() {
        Bar bar = bar(OptionalInt.of(1));
        bar.close();

        assertThat(bytes.toString(StandardCharsets.UTF_8))
                .endsWith(System.lineSeparator())
                .containsOnlyOnce(System.lineSeparator());
    }

    private Bar bar(OptionalInt epochs) {
        Plan plan = new Plan(epochs, OptionalInt.of(10), Optional.of("accuracy"));
        PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);
        return new Bar(plan, new ConsoleProgressBarConsumer(out, WIDTH), false);
    }

    private static Figures figures(int epoch) {
        return new Figures(epoch, 0.25, OptionalDouble.of(0.9), OptionalDouble.of(1234), Duration.ofSeconds(10));
    }

    private List<String> frames() {
        return List.of(bytes.toString(StandardCharsets.UTF_8).strip().split("\r", -1));
    }
}
