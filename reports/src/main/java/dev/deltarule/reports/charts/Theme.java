package dev.deltarule.reports.charts;

import java.awt.Color;
import java.util.List;

/** Colours of pictures on a light or a dark page; those of series also differ for colour-blind eyes. */
@SuppressWarnings("ImmutableEnumChecker") // They are: Color is, and so is what List.of returns.
public enum Theme {
    /** Dark on light. */
    LIGHT(0xffffff, 0x1f2328, 0xd8dee4, List.of(0x0063a8, 0xc04a00, 0x007a57, 0x9a3d86)),

    /** Light on dark. */
    DARK(0x161b22, 0xe6edf3, 0x3a424c, List.of(0x58b4f5, 0xffa04d, 0x3fcf9f, 0xe58fd0));

    private final Color background;

    private final Color text;

    private final Color grid;

    private final List<Integer> series;

    Theme(int background, int text, int grid, List<Integer> series) {
        this.background = new Color(background);
        this.text = new Color(text);
        this.grid = new Color(grid);
        this.series = series;
    }

    /** What pictures are drawn on. */
    public Color background() {
        return background;
    }

    /** Letters, axes and what must be seen. */
    public Color text() {
        return text;
    }

    /** Lines that stay behind. */
    public Color grid() {
        return grid;
    }

    /** The colour of a series, from 0; they repeat after four. */
    public Color series(int index) {
        return new Color(series.get(index % series.size()));
    }
}
