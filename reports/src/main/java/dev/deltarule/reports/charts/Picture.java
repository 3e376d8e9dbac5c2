package dev.deltarule.reports.charts;

import dev.deltarule.runtime.support.AtomicFile;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Base64;
import javax.imageio.ImageIO;

/** A picture as the bytes of a PNG file. */
public final class Picture {
    private final byte[] png;

    private Picture(byte[] png) {
        this.png = png;
    }

    /** The picture of an image. */
    public static Picture of(BufferedImage image) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            if (!ImageIO.write(image, "png", bytes)) {
                throw new IllegalStateException("This Java cannot write PNG pictures: it lacks java.desktop's writer.");
            }
        } catch (IOException e) {
            throw new UncheckedIOException("A picture could not be encoded.", e);
        }
        return new Picture(bytes.toByteArray());
    }

    /** The bytes of the file; a copy. */
    public byte[] png() {
        return png.clone();
    }

    /** The picture as an address that holds all of it, for {@code <img src>}. */
    public String dataUri() {
        return "data:image/png;base64," + Base64.getEncoder().encodeToString(png);
    }

    /**
     * Writes the PNG file whole or not at all; its folder must be there.
     *
     * @throws IOException if it cannot be written
     */
    public void write(Path file) throws IOException {
        AtomicFile.write(file, png);
    }
}
