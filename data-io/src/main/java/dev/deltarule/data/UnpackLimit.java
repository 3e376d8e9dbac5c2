package dev.deltarule.data;

/**
 * How many bytes a gzip file may unpack to, since a thousand bytes can be made that unpack to a million. The default is what
 * real data stay below: 1 GiB, and 200 times the size of the file where that is more than 16 MiB.
 *
 * @param most the bound for any file
 * @param ratio how many times its size a file may become
 * @param always what every file may become, whatever the ratio
 */
record UnpackLimit(long most, long ratio, long always) {
    static final UnpackLimit DEFAULT = new UnpackLimit(1L << 30, 200, 1L << 24);

    /** So many bytes, whatever the ratio. */
    static UnpackLimit of(long bytes) {
        if (bytes < 1) {
            throw new IllegalArgumentException("maxUnpackedBytes must be at least 1, but is " + bytes + ".");
        }
        return new UnpackLimit(bytes, 1, bytes);
    }

    /** The bound for a file of this many bytes. */
    long forFileOf(long packed) {
        long byRatio = packed > most / ratio ? most : packed * ratio;
        return Math.min(most, Math.max(always, byRatio));
    }
}
