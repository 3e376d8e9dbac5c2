/** Examples from files: CSV, IDX, and rows of numbers that memory need not hold. */
module dev.deltarule.data {
    requires de.siegmar.fastcsv;
    requires transitive dev.deltarule.runtime;

    exports dev.deltarule.data;
}
