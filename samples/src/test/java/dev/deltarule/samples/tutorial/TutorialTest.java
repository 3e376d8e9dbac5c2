package dev.deltarule.samples.tutorial;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.samples.Captured;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class TutorialTest {
    // Matt Mazur, "A Step by Step Backpropagation Example", digit for digit.
    private static final Map<String, String> PUBLISHED = Map.ofEntries(
            Map.entry("net_h1", "0.3775"),
            Map.entry("out_h1", "0.593269992"),
            Map.entry("out_h2", "0.596884378"),
            Map.entry("net_o1", "1.105905967"),
            Map.entry("out_o1", "0.75136507"),
            Map.entry("out_o2", "0.772928465"),
            Map.entry("E_o1", "0.274811083"),
            Map.entry("E_o2", "0.023560026"),
            Map.entry("E", "0.298371109"),
            Map.entry("dE/dout_o1", "0.74136507"),
            Map.entry("dout_o1/dnet_o1", "0.186815602"),
            Map.entry("dE/dw5", "0.082167041"),
            Map.entry("w5+", "0.35891648"),
            Map.entry("w6+", "0.408666186"),
            Map.entry("w7+", "0.511301270"),
            Map.entry("w8+", "0.561370121"),
            Map.entry("w1+", "0.149780716"),
            Map.entry("w2+", "0.19956143"),
            Map.entry("w3+", "0.24975114"),
            Map.entry("w4+", "0.29950229"));

    private final Captured out = new Captured();

    @TestFactory
    Stream<DynamicTest> every_published_figure_is_reached_to_its_last_digit() {
        List<Step> steps = WorkedExample.steps();
        return PUBLISHED.entrySet().stream()
                .map(figure -> DynamicTest.dynamicTest(
                        figure.getKey(),
                        () -> assertThat(steps)
                                .filteredOn(step -> step.quantity().equals(figure.getKey()))
                                .singleElement()
                                .satisfies(step -> {
                                    assertThat(step.rounded()).isEqualTo(figure.getValue());
                                    assertThat(step.published()).isEqualTo(figure.getValue());
                                })));
    }

    @Test
    void the_generated_network_itself_gives_outputs_error_gradient_and_new_weights() {
        assertThat(WorkedExample.steps())
                .filteredOn(step -> step.origin() == Step.Origin.NETWORK)
                .extracting(Step::quantity)
                .contains("out_o1", "out_o2", "E", "dE/dw5", "w1+", "w2+", "w3+", "w4+", "w5+", "w6+", "w7+", "w8+");
    }

    @Test
    void ten_thousand_rounds_bring_the_error_down_to_the_published_size() {
        assertThat(WorkedExample.steps())
                .last()
                .satisfies(step -> assertThat(step.value()).isBetween(3.505e-5, 3.515e-5));
    }

    @Test
    void a_figure_that_is_off_in_its_last_digit_does_not_agree() {
        assertThat(new Step("x", Step.Origin.NETWORK, 0.35891649, "0.35891648").agrees())
                .isFalse();
        assertThat(new Step("x", Step.Origin.NETWORK, 0.358916484, "0.35891648").agrees())
                .isTrue();
    }

    @Test
    void the_printed_table_fits_eighty_columns_and_says_that_all_agree() {
        List<Step> steps = Tutorial.run(out.stream());

        out.fitsEightyColumns();
        assertThat(out.text())
                .contains(steps.size() + " of " + steps.size() + " figures agree.")
                .doesNotContain("NO\n");
    }
}
