/** Compiles networks in memory for the tests. */
package dev.deltarule.processor.testing;
