package dev.deltarule.data;

import java.util.List;

/** The labels of one reading of a file, numbered as they come; which class each number is, is known when all are read. */
interface LabelSet {
    /**
     * The number of a label, the same whenever it comes.
     *
     * @param where the place in the file, for messages
     * @throws DataException if it cannot be the label of a class
     */
    int number(String label, String where);

    /** The names of the classes, in their order. */
    List<String> names();

    /** For each number the class that it is. */
    int[] classes();
}
