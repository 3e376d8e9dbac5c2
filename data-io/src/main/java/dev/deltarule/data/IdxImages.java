package dev.deltarule.data;

import dev.deltarule.runtime.data.Examples;
import dev.deltarule.runtime.data.OneHot;
import java.nio.file.Path;
import java.util.List;

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
        return read(images, labels, classes, UnpackLimit.DEFAULT);
    }

    /**
     * The same for gzip files, each of which may unpack to this many bytes. Unless said, that is 1 GiB, and 200 times the size
     * of the file where that is more than 16 MiB.
     *
     * @throws DataException if a file cannot be read or is no such file, or the two do not belong together
     * @throws IllegalArgumentException if {@code classes} is below 2 or {@code maxUnpackedBytes} below 1
     */
    public static Examples read(Path images, Path labels, int classes, long maxUnpackedBytes) {
        return read(images, labels, classes, UnpackLimit.of(maxUnpackedBytes));
    }

    private static Examples read(Path images, Path labels, int classes, UnpackLimit limit) {
        if (classes < 2) {
            throw new IllegalArgumentException("classes must be at least 2, but is " + classes + ".");
        }
        try (IdxStream pixels = IdxStream.open(images, limit);
                IdxStream given = IdxStream.open(labels, limit)) {
            int count = count(pixels.header(), given.header(), classes);
            float[] targets = OneHot.floats(classes(given.read(), classes), classes);
            float[] inputs = scaled(pixels.read());
            return Examples.of(inputs, targets, inputs.length / count, classes);
        }
    }

    /** How many images there are. Both files are checked before the numbers of either are read. */
    private static int count(IdxHeader images, IdxHeader labels, int classes) {
        List<Integer> sizes = images.sizes();
        if (images.type() != IdxType.UNSIGNED_BYTE || sizes.size() < 2) {
            throw new DataException(images.file()
                    + ": expected images, which are UNSIGNED_BYTE numbers in at least 2 dimensions, but these" + " are "
                    + images.type() + " numbers in " + sizes.size() + ".");
        }
        labels.check(IdxType.UNSIGNED_BYTE, 1);
        int count = sizes.get(0);
        int labelCount = labels.sizes().get(0);
        if (count != labelCount) {
            throw new DataException(images.file() + " has " + count + " images, but " + labels.file() + " has "
                    + labelCount + " labels.");
        }
        if ((long) count * classes > Integer.MAX_VALUE - 8) {
            throw new DataException(images.file() + " has " + count + " images, which are too many for targets of "
                    + classes + " classes in one array.");
        }
        return count;
    }

    private static float[] scaled(IdxFile pixels) {
        float[] inputs = new float[pixels.length()];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = (float) pixels.get(i) / 255;
        }
        return inputs;
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
