package dev.deltarule.samples.spirals;

import java.util.Arrays;
import java.util.List;

/** Draws the plane as text: what the network says at each place, and the points on top. */
final class DecisionPicture {
    private static final int COLUMNS = 76;
    // A character is about twice as high as wide.
    private static final int ROWS = COLUMNS / 2;
    private static final float EDGE = 1.1f;
    private static final String REGIONS = " .:";
    private static final String POINTS = "ox+";

    private DecisionPicture() {}

    static List<String> draw(SpiralNet net, List<SpiralPoint> points) {
        char[][] picture = new char[ROWS][COLUMNS];
        for (int row = 0; row < ROWS; row++) {
            float y = EDGE - 2 * EDGE * (row + 0.5f) / ROWS;
            for (int column = 0; column < COLUMNS; column++) {
                float x = 2 * EDGE * (column + 0.5f) / COLUMNS - EDGE;
                picture[row][column] = REGIONS.charAt(net.spiral(x, y));
            }
        }
        for (SpiralPoint point : points) {
            int row = cell(EDGE - point.y(), ROWS);
            int column = cell(point.x() + EDGE, COLUMNS);
            picture[row][column] = POINTS.charAt(point.spiral());
        }
        return Arrays.stream(picture)
                .map(String::new)
                .map(String::stripTrailing)
                .toList();
    }

    private static int cell(float distance, int cells) {
        int cell = (int) (distance / (2 * EDGE) * cells);
        return Math.max(0, Math.min(cells - 1, cell));
    }
}
