package dev.deltarule.samples.abalone;

/**
 * What is measured of an abalone, a sea snail.
 *
 * @param length the longest side of the shell, in mm
 * @param diameter the side across it, in mm
 * @param height the height with the meat in the shell, in mm
 * @param whole the weight of the whole animal, in g
 * @param meat the weight of the meat, in g
 * @param viscera the weight of the gut after bleeding, in g
 * @param shell the weight of the dried shell, in g
 */
public record Measurements(
        float length, float diameter, float height, float whole, float meat, float viscera, float shell) {
    static final int COUNT = 7;

    /** The numbers in their order, from {@code into[at]} on. */
    void copy(float[] into, int at) {
        into[at] = length;
        into[at + 1] = diameter;
        into[at + 2] = height;
        into[at + 3] = whole;
        into[at + 4] = meat;
        into[at + 5] = viscera;
        into[at + 6] = shell;
    }
}
