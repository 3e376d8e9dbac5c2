package dev.deltarule.data;

import dev.deltarule.runtime.data.Examples;
import java.nio.ByteBuffer;

/** Arrays that are filled row by row from a file. */
interface RowBlock {
    /**
     * Reads one row.
     *
     * @param segment where the rows lie
     * @param at which of its rows
     * @param row which of the rows of this block
     * @return the column of the first number that is not finite, -1 if there is none
     */
    int read(ByteBuffer segment, int at, int row);

    Examples examples();
}
