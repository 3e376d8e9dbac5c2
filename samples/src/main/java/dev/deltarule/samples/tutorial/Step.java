package dev.deltarule.samples.tutorial;

import java.math.BigDecimal;
import java.math.RoundingMode;

/**
 * One figure of the worked example.
 *
 * @param quantity its name in the example
 * @param origin who computed it here
 * @param value what came out here
 * @param published what the example prints, digit for digit
 */
public record Step(String quantity, Origin origin, double value, String published) {
    /** Who computed a figure. */
    public enum Origin {
        /** The generated network: its outputs, error, gradient or parameters. */
        NETWORK,
        /** This sample, one operation at a time, from the network's parameters and outputs. */
        BY_HAND
    }

    /** The value rounded to as many decimals as were published. */
    public String rounded() {
        int decimals = new BigDecimal(published).scale();
        return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP).toPlainString();
    }

    /** Whether the value agrees with the published one to every published digit. */
    public boolean agrees() {
        return rounded().equals(published);
    }
}
