package dev.deltarule.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A report is the same wherever the user lives, also where numbers have digits and decimal points of their own. */
class LocaleTest {
    private final Locale before = Locale.getDefault();

    @AfterEach
    void restore() {
        Locale.setDefault(before);
    }

    /** Points have curves and pictures of their inputs, strokes a confusion matrix and pictures of weights. */
    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "my", "de-DE", "tr-TR"})
    void reportsAreTheSame(String language) {
        TrainingReport points = Runs.ofPoints();
        TrainingReport strokes = Runs.ofStrokes();
        String expectedPoints = html(points);
        String expectedStrokes = html(strokes);

        Locale.setDefault(Locale.forLanguageTag(language));

        assertThat(html(points)).isEqualTo(expectedPoints);
        assertThat(html(strokes)).isEqualTo(expectedStrokes);
    }

    /** Without the time at which it is written. */
    private static String html(TrainingReport report) {
        return report.html().replaceAll("\\d{4}-\\d\\d-\\d\\dT[0-9:+Z-]*", "NOW");
    }
}
