package dev.deltarule.samples.autoencoder;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A picture as characters, the darker the more ink; two pixels above each other are one character. */
final class TextPicture {
    private static final String INK = " .:-=+*#%@";

    private TextPicture() {}

    static List<String> draw(float[] pixels, int width) {
        List<String> lines = new ArrayList<>();
        for (int row = 0; row + 1 < pixels.length / width; row += 2) {
            StringBuilder line = new StringBuilder();
            for (int x = 0; x < width; x++) {
                float ink = (pixels[row * width + x] + pixels[(row + 1) * width + x]) / 2;
                line.append(INK.charAt(Math.round(ink * (INK.length() - 1))));
            }
            lines.add(line.toString());
        }
        return lines;
    }

    /** Two pictures side by side under their headings. */
    static List<String> draw(String leftName, float[] left, String rightName, float[] right, int width) {
        List<String> lines =
                new ArrayList<>(List.of(String.format(Locale.ROOT, "%-" + (width + 2) + "s%s", leftName, rightName)));
        List<String> leftLines = draw(left, width);
        List<String> rightLines = draw(right, width);
        for (int k = 0; k < leftLines.size(); k++) {
            lines.add((leftLines.get(k) + "  " + rightLines.get(k)).stripTrailing());
        }
        return lines;
    }
}
