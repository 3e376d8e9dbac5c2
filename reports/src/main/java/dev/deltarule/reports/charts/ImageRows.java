package dev.deltarule.reports.charts;

import java.awt.image.BufferedImage;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Rows of small grey images of one size, one row below the other: what goes into an autoencoder above what comes out, for
 * example.
 *
 * <pre>{@code
 * ImageRows.of(28, 28).row(originals).row(reconstructions).draw().write(Path.of("reconstructions.png"));
 * }</pre>
 */
public final class ImageRows {
    private static final int GAP = 2;
    private static final int MOST_SCALE = 100;
    private static final int BRIGHTEST = 255;
    /** Between light and dark, so that the edges of images are seen on any page. */
    private static final int GAP_GREY = 150;

    private final int width;
    private final int height;
    private final List<float[][]> rows = new ArrayList<>();
    private int scale = 1;

    private ImageRows(int width, int height) {
        this.width = width;
        this.height = height;
    }

    /**
     * No images yet, each to be so many pixels wide and high.
     *
     * @throws IllegalArgumentException if a size is below 1
     */
    public static ImageRows of(int width, int height) {
        if (width < 1 || height < 1) {
            throw new IllegalArgumentException(
                    "An image must be at least 1 x 1 pixel, but is " + width + " x " + height + ".");
        }
        return new ImageRows(width, height);
    }

    /**
     * Draws each pixel of an image as so many pixels of the picture, in width and in height; 1 unless told.
     *
     * @throws IllegalArgumentException if it is not 1 to 100
     */
    public ImageRows scale(int newScale) {
        if (newScale < 1 || newScale > MOST_SCALE) {
            throw new IllegalArgumentException("scale must be from 1 to " + MOST_SCALE + ", but is " + newScale + ".");
        }
        scale = newScale;
        return this;
    }

    /**
     * Adds a row of images below. The images are copied.
     *
     * @param images the pixels of each image, row by row from the top, from 0 (paper) to 1 (ink); what lies outside is clipped
     * @throws IllegalArgumentException if there is no image, a row above has another number of them, or an image has another
     *     number of pixels or one that is NaN
     */
    public ImageRows row(float[]... images) {
        if (images.length == 0 || (!rows.isEmpty() && rows.get(0).length != images.length)) {
            throw new IllegalArgumentException("Each row needs "
                    + (rows.isEmpty() ? "at least 1 image" : rows.get(0).length + " images as the first")
                    + ", but this one has " + images.length + ".");
        }
        float[][] copies = new float[images.length][];
        for (int k = 0; k < images.length; k++) {
            copies[k] = images[k].clone();
            check(k, copies[k]);
        }
        rows.add(copies);
        return this;
    }

    /**
     * Draws the images, dark ink on light paper.
     *
     * @throws IllegalStateException if there is no row
     */
    public Picture draw() {
        if (rows.isEmpty()) {
            throw new IllegalStateException("There is no image to draw: add a row first.");
        }
        BufferedImage picture = new BufferedImage(
                GAP + rows.get(0).length * (scale * width + GAP),
                GAP + rows.size() * (scale * height + GAP),
                BufferedImage.TYPE_BYTE_GRAY);
        int[] gap = new int[picture.getWidth() * picture.getHeight()];
        Arrays.fill(gap, GAP_GREY);
        picture.getRaster().setSamples(0, 0, picture.getWidth(), picture.getHeight(), 0, gap);
        for (int row = 0; row < rows.size(); row++) {
            for (int k = 0; k < rows.get(row).length; k++) {
                draw(rows.get(row)[k], GAP + k * (scale * width + GAP), GAP + row * (scale * height + GAP), picture);
            }
        }
        return Picture.of(picture);
    }

    private void draw(float[] image, int left, int top, BufferedImage picture) {
        int[] block = new int[scale * scale];
        for (int i = 0; i < image.length; i++) {
            Arrays.fill(block, Math.round(BRIGHTEST * (1 - Math.max(0, Math.min(1, image[i])))));
            int row = i / width;
            picture.getRaster().setSamples(left + scale * (i % width), top + scale * row, scale, scale, 0, block);
        }
    }

    private void check(int place, float[] image) {
        if (image.length != width * height) {
            throw new IllegalArgumentException("Image " + place + " (from 0) has " + image.length + " pixels, but "
                    + width + " x " + height + " are expected.");
        }
        for (float pixel : image) {
            if (Float.isNaN(pixel)) {
                throw new IllegalArgumentException("Image " + place + " (from 0) has a pixel that is NaN.");
            }
        }
    }
}
