/** Loops over blocks of numbers that networks are made of, once for every machine and once for the Vector API. */
module dev.deltarule.kernels {
    requires static jdk.incubator.vector;

    exports dev.deltarule.kernels;
}
