/**
 * What a network does to a block of examples: hand-written loops with sizes, offsets and row lengths as arguments, which all
 * layers and networks share. There are two implementations, plain Java and the Vector API; {@link Kernels} takes one of them.
 */
package dev.deltarule.kernels;
