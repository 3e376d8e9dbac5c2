package dev.deltarule.samples.text;

import java.util.Locale;

/** Numbers and bars as text, the same in every locale. */
public final class Text {
    private Text() {}

    /** A number with a fixed number of decimals and a decimal point. */
    public static String fixed(double value, int decimals) {
        return String.format(Locale.ROOT, "%." + decimals + "f", value);
    }

    /** A share of 0..1 in percent with one decimal. */
    public static String percent(double share) {
        return fixed(100 * share, 1) + " %";
    }

    /** A bar of {@code width} characters of which the given share, clipped to 0..1, is filled. */
    public static String bar(double share, int width) {
        int filled = (int) Math.round(Math.max(0, Math.min(1, share)) * width);
        return "#".repeat(filled) + ".".repeat(width - filled);
    }
}
