package dev.deltarule.samples.data;

import dev.deltarule.data.DataException;
import dev.deltarule.data.IdxImages;
import dev.deltarule.runtime.data.Examples;
import java.nio.file.Path;

/** Images of handwritten digits, 28 x 28 pixels from 0 (paper) to 1 (ink), each with the digit that it shows. */
public final class DigitImages {
    private static final int PIXELS = 28 * 28;
    private static final int DIGITS = 10;
    private static final String WHERE = """
            The MNIST database of handwritten digits is by Yann LeCun, Corinna Cortes and
            Christopher J. C. Burges: http://yann.lecun.com/exdb/mnist/ (widely mirrored).
            Put its four files, gzip or not, into one folder and give that folder:
              train-images-idx3-ubyte.gz   train-labels-idx1-ubyte.gz
              t10k-images-idx3-ubyte.gz    t10k-labels-idx1-ubyte.gz""";

    private DigitImages() {}

    /**
     * Reads one part of the MNIST database: the pixels as inputs, and as targets 1 at the digit and 0 elsewhere.
     *
     * @param part {@code train} or {@code t10k}
     * @throws DataException if its files are missing or damaged, or do not belong together
     */
    public static Examples read(Path folder, String part) {
        DataFolder files = new DataFolder(folder, "mnist", WHERE);
        Path images = files.file(part + "-images-idx3-ubyte.gz", part + "-images-idx3-ubyte");
        Path labels = files.file(part + "-labels-idx1-ubyte.gz", part + "-labels-idx1-ubyte");
        Examples examples = IdxImages.read(images, labels, DIGITS);
        if (examples.inputs() != PIXELS) {
            throw new DataException(images + ": expected images of 28 x 28 = " + PIXELS + " pixels, but they have "
                    + examples.inputs() + ".");
        }
        return examples;
    }

    /** What to tell someone who has not got the data. */
    public static String whereToGetThem() {
        return WHERE;
    }
}
