/** Writes a program as a script: a call of a kernel for each step. */
package dev.deltarule.processor.emit.kernels;
