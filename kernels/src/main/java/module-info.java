/**
 * Loops over blocks of numbers that networks are made of, once for every machine and once for the Vector API.
 *
 * <p>The module does not require {@code jdk.incubator.vector}, also not with {@code static}: javac would then warn everybody who
 * compiles a module with deltarule that it is incubating. Where the virtual machine has it, {@code Kernels} adds the edge.
 */
module dev.deltarule.kernels {
    exports dev.deltarule.kernels;
}
