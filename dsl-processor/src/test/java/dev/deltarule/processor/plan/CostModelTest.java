package dev.deltarule.processor.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deltarule.Activation;
import dev.deltarule.Bias;
import dev.deltarule.Init;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.assertj.core.data.Percentage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * The estimates against cycles that were measured on Zen 4 with JDK 17 at 3.66 GHz, ReLU before a softmax and blocks of 32: they
 * are to tell what is cheap from what is dear, not to predict times.
 */
class CostModelTest {
    private static final Percentage ERROR = Percentage.withPercentage(50);

    @ParameterizedTest
    @CsvSource({
        "DOUBLE, 2-2-2, 45, 136",
        "FLOAT, 4-16-3, 191, 533",
        "FLOAT, 8-7-7, 280, 588",
        "FLOAT, 15-15-15, 970, 2672",
        "FLOAT, 16-16-4, 524, 1300",
        "FLOAT, 40-33-21, 3172, 8480",
        "DOUBLE, 40-33-21, 3198, 8618",
        "FLOAT, 128-128-128, 17620, 56050",
        "DOUBLE, 128-128-128, 24370, 70930",
        "FLOAT, 784-128-10, 54370, 142200",
        "FLOAT, 784-512-512-10, 243200, 872200"
    })
    void thePlainClassIsEstimatedWithinAHalf(Precision precision, String sizes, double forward, double step) {
        CostModel.Cycles cycles = sum(sizes, (layer, softmax) -> CostModel.plain(layer, precision, softmax));

        assertThat(cycles.forward()).isCloseTo(forward, ERROR);
        assertThat(cycles.step()).isCloseTo(step, ERROR);
    }

    @ParameterizedTest
    @CsvSource({
        "FLOAT, 256, 16-16-4, 90, 247",
        "FLOAT, 256, 40-33-21, 430, 1152",
        "FLOAT, 512, 40-33-21, 489, 1144",
        "DOUBLE, 256, 40-33-21, 747, 2483",
        "DOUBLE, 512, 40-33-21, 717, 1597",
        "FLOAT, 256, 128-128-128, 3717, 9744",
        "FLOAT, 512, 128-128-128, 3485, 10210",
        "DOUBLE, 256, 128-128-128, 7241, 18340",
        "FLOAT, 256, 784-128-10, 8610, 18304",
        "FLOAT, 512, 784-128-10, 7717, 15970",
        "FLOAT, 256, 784-512-512-10, 83160, 163800",
        "FLOAT, 512, 784-512-512-10, 51520, 127000"
    })
    void theVectorVariantIsEstimatedWithinAHalf(
            Precision precision, int bits, String sizes, double forward, double step) {
        CostModel.Cycles cycles = sum(sizes, (layer, softmax) -> CostModel.tiles(layer, precision, bits, softmax));

        assertThat(cycles.forward()).isCloseTo(forward, ERROR);
        assertThat(cycles.step()).isCloseTo(step, ERROR);
    }

    /** On Zen 3 with JDK 17 at 3.0 GHz, blocks of 16. */
    @Test
    void examplesSideBySideAreEstimatedWithinAHalf() {
        CostModel.Cycles cycles =
                sum("4-16-3", (layer, softmax) -> CostModel.across(layer, Precision.FLOAT, 256, softmax));

        assertThat(cycles.forward()).isCloseTo(37, ERROR);
        assertThat(cycles.step()).isCloseTo(117, ERROR);
    }

    @Test
    void lanesOfTheLastVectorThatHoldNothingCostAsMuch() {
        assertThat(tiles(17, Precision.FLOAT, 256)).isEqualTo(tiles(24, Precision.FLOAT, 256));
        assertThat(tiles(16, Precision.FLOAT, 256)).isLessThan(tiles(17, Precision.FLOAT, 256));
        assertThat(tiles(16, Precision.DOUBLE, 256)).isGreaterThan(tiles(16, Precision.FLOAT, 256));
    }

    @Test
    void aFrozenLayerCostsItsForwardPassAndLittleMore() {
        LayerPlan frozen = NetworkPlanner.plan(
                        100,
                        List.of(new DeclaredLayer(100, Activation.RELU, Bias.PER_UNIT, Init.AUTO, false, true, "")))
                .get(0);
        CostModel.Cycles cycles = CostModel.tiles(frozen, Precision.FLOAT, 256, 0);

        assertThat(cycles.step()).isLessThan(1.2 * cycles.forward());
    }

    @Test
    void tilesAreAsWideAsRegistersAndUnitsAllow() {
        LayerPlan layer = layers("784-128").get(0);

        assertThat(CostModel.tile(layer, Precision.FLOAT, 256)).isEqualTo("6 x 2");
        assertThat(CostModel.tile(layer, Precision.FLOAT, 512)).isEqualTo("4 x 4");
        assertThat(CostModel.tile(layers("784-10").get(0), Precision.FLOAT, 256))
                .isEqualTo("6 x 2");
        assertThat(CostModel.tile(layers("784-8").get(0), Precision.FLOAT, 256)).isEqualTo("4 x 1");
    }

    private static double tiles(int units, Precision precision, int bits) {
        return CostModel.tiles(layers("40-" + units).get(0), precision, bits, 0).forward();
    }

    private interface Model {
        CostModel.Cycles cycles(LayerPlan layer, int functions);
    }

    private static CostModel.Cycles sum(String sizes, Model model) {
        double forward = 0;
        double step = 0;
        for (LayerPlan layer : layers(sizes)) {
            CostModel.Cycles cycles = model.cycles(layer, layer.activation() == Activation.SOFTMAX ? 1 : 0);
            forward += cycles.forward();
            step += cycles.step();
        }
        return new CostModel.Cycles(forward, step);
    }

    private static List<LayerPlan> layers(String sizes) {
        int[] widths = Pattern.compile("-")
                .splitAsStream(sizes)
                .mapToInt(Integer::parseInt)
                .toArray();
        List<DeclaredLayer> declared = new ArrayList<>();
        for (int k = 1; k < widths.length; k++) {
            Activation activation = k == widths.length - 1 ? Activation.SOFTMAX : Activation.RELU;
            declared.add(new DeclaredLayer(widths[k], activation, Bias.PER_UNIT, Init.AUTO, true, true, ""));
        }
        return NetworkPlanner.plan(widths[0], declared);
    }
}
