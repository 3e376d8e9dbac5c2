package dev.deltarule.data;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.OneHot;
import java.nio.file.Path;

/** Reads labelled images from two IDX files, as the MNIST database and its relatives keep them. */
public final class IdxImages {
    private IdxImages() {}

    /**
     * Images as inputs in float and labels as targets, 1 at the class and 0 elsewhere. Pixels are scaled from 0..255 to
     * 0..1.
     *
     * @param images unsigned bytes in at least two dimensions, the first of which counts the images
     * @param labels unsigned bytes in one dimension
     * @param classes how many classes there are; labels are 0 to {@code classes - 1}
     * @throws DataException if a file cannot be read or is no such file, or the two do not belong together
     * @throws IllegalArgumentException if {@code classes} is below 2
     */
    public static Examples read(Path images, Path labels, int classes) {
        if (classes < 2) {
            throw new IllegalArgumentException("classes must be at least 2, but is " + classes + ".");
        }
        IdxFile pixels = IdxFile.read(images);
        if (pixels.type() != IdxType.UNSIGNED_BYTE || pixels.dimensions() < 2) {
            throw new DataException(images + ": expected images, which are UNSIGNED_BYTE numbers in at least 2"
                    + " dimensions, but these are " + pixels.type() + " numbers in " + pixels.dimensions() + ".");
        }
        IdxFile given = IdxFile.read(labels, IdxType.UNSIGNED_BYTE, 1);
        int count = pixels.size(0);
        if (count != given.length()) {
            throw new DataException(
                    images + " has " + count + " images, but " + labels + " has " + given.length() + " labels.");
        }
        float[] inputs = new float[pixels.length()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) pixels.get(i) / 255;
        }
        return Examples.of(inputs, OneHot.floats(classes(given, classes), classes), inputs.length / count, classes);
    }

    private static int[] classes(IdxFile labels, int classes) {
        int[] found = new int[labels.length()];
        for (int k = 0; k < found.length; k++) {
            found[k] = (int) labels.get(k);
            if (found[k] >= classes) {
                throw new DataException(labels.file() + ": label " + k + " (from 0) must be 0 to " + (classes - 1)
                        + ", but is " + found[k] + ".");
            }
        }
        return found;
    }
}
