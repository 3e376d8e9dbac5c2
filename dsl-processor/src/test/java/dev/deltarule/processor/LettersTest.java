package dev.deltarule.processor;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LettersTest {
    /** Signs that no encoding but those of Unicode has beside some that most have. */
    @Test
    void signsOfFormulasAreWordsWhereTheyCannotBeWritten() {
        String source = "class C { // net Φ(net) = Σ w · \u03c0x, √½ … √(2π)\n String s = \"Φ ·\"; /* σ(net)², √2 */ }";

        assertThat(Letters.writable(source, new OwnSource("", c -> true)))
                .contains("net Φ(net) = Σ w · πx, √½ … √(2π)");
        assertThat(Letters.writable(source, new OwnSource("", c -> c < 256 || c == '…')))
                .contains("// net Phi(net) = sum of w · \\u03c0x, sqrt(1/2) … sqrt(2pi)\n")
                .contains("/* sigmoid(net)², sqrt(2) */");
        assertThat(Letters.writable(source, new OwnSource("", c -> c < 128)))
                .contains("// net Phi(net) = sum of w * \\u03c0x, sqrt(1/2) ... sqrt(2pi)\n")
                .contains("\"\\u03a6 \\u00b7\"")
                .contains("/* sigmoid(net)^2, sqrt(2) */")
                .matches(text -> text.chars().allMatch(c -> c < 128));
    }
}
